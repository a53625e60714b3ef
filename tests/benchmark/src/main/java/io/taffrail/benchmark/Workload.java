package io.taffrail.benchmark;

import java.io.IOException;
import java.util.List;

/** The same work done by the product and by a yardstick, each as often as asked. */
interface Workload extends AutoCloseable {

    String name();

    /** What is done, in a line for the reader of the table. */
    String what();

    List<Mark> marks();

    List<Figure> product() throws Exception;

    /** What the least that can do the work costs; its figures have the names of the product's. */
    List<Figure> yardstick() throws Exception;

    /** What is measured once, after all pairs. */
    default List<Figure> atLast() throws Exception {
        return List.of();
    }

    @Override
    default void close() throws IOException {}
}
