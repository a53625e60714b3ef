package io.taffrail.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/**
 * One parser of foreign bytes, and the rule for it: it reads them, or refuses them in the way that it declares, and nothing else.
 *
 * @param name in camel case: the name of the test and of the folder with its kept inputs
 * @param seeds good inputs, each of which is read
 * @param reading reads, and checks what was read
 * @param refusals what the parser may throw
 */
public record Target(String name, List<byte[]> seeds, Reading reading, List<Class<? extends Exception>> refusals) {

    /** Reads bytes, and throws the parser's refusal, or anything at all where the parser is wrong. */
    @FunctionalInterface
    public interface Reading {
        void read(byte[] bytes) throws Exception;
    }

    /** Refuses nothing: there are no bytes that it cannot make something of. */
    static Target of(String name, List<String> seeds, Reading reading) {
        return new Target(name, bytes(seeds), reading, List.of());
    }

    static Target of(String name, List<String> seeds, Reading reading, Class<? extends Exception> refusal) {
        return new Target(name, bytes(seeds), reading, List.of(refusal));
    }

    static Target of(
            String name, List<String> seeds, Reading reading, Class<? extends Exception> refusal, Class<? extends Exception> another) {
        return new Target(name, bytes(seeds), reading, List.of(refusal, another));
    }

    private static List<byte[]> bytes(List<String> texts) {
        return texts.stream().map(text -> text.getBytes(StandardCharsets.UTF_8)).toList();
    }

    /** The same target with more seeds. */
    Target with(List<byte[]> more) {
        return new Target(name, Stream.concat(seeds.stream(), more.stream()).toList(), reading, refusals);
    }

    /**
     * Feeds the parser.
     *
     * @return whether it read the bytes; false where it refused them
     * @throws Exception what the parser must not throw
     */
    boolean take(byte[] bytes) throws Exception {
        try {
            reading.read(bytes);
            return true;
        } catch (Exception thrown) {
            if (refusals.stream().anyMatch(refusal -> refusal.isInstance(thrown))) {
                return false;
            }
            throw thrown;
        }
    }

    @Override
    public String toString() {
        return name;
    }
}
