package io.taffrail.lab.fault;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.SplittableRandom;

/** Draws that follow from what is drawn for, and from nothing else. */
final class Dice {

    private Dice() {}

    static SplittableRandom of(long seed, String fault, int rule, FaultPlan.Turn turn) {
        var subject = turn.subject();
        var text = String.join("\n", Long.toString(seed), fault, Integer.toString(rule), subject.method(), subject.path(),
                subject.matter(), Long.toString(turn.number()));
        return new SplittableRandom(ByteBuffer.wrap(sha256(text)).getLong());
    }

    private static byte[] sha256(String text) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
