package io.taffrail.simulation.world;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.concurrent.Executor;

/**
 * Makes virtual threads that run where and when the simulation says, and not on the machine's pool: the product's own
 * threads, locks and queues then take turns on one carrier, in an order that a seed decides.
 *
 * <p>The JDK has no public way to choose a virtual thread's scheduler; its builder has a hidden one.
 */
final class Fibres {
    private static final String HIDDEN = "java.lang.ThreadBuilders";
    private static final Method MAKER = maker();

    private Fibres() {}

    static Thread make(String name, Executor carrier, Runnable work) {
        try {
            return (Thread) MAKER.invoke(null, carrier, name, 0, work);
        } catch (IllegalAccessException | InvocationTargetException refused) {
            throw new IllegalStateException("this JDK makes no virtual thread on a scheduler of ours", refused);
        }
    }

    private static Method maker() {
        // Fibres of a killed process never end; the JDK is not to keep them alive in its list of threads.
        if (System.getProperty("jdk.trackAllThreads") == null) {
            System.setProperty("jdk.trackAllThreads", "false");
        }
        try {
            Method maker = Class.forName(HIDDEN)
                    .getDeclaredMethod("newVirtualThread", Executor.class, String.class, int.class, Runnable.class);
            maker.setAccessible(true);
            return maker;
        } catch (ReflectiveOperationException | RuntimeException closed) {
            throw new IllegalStateException(
                    "what: the simulation cannot schedule threads; why: " + closed.getMessage()
                            + "; fix: run a JDK 25 with --add-opens java.base/java.lang=ALL-UNNAMED",
                    closed);
        }
    }
}
