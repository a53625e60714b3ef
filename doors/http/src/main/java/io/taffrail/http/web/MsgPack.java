package io.taffrail.http.web;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.CodingErrorAction;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import org.msgpack.core.MessageBufferPacker;
import org.msgpack.core.MessagePack;
import org.msgpack.core.MessagePack.UnpackerConfig;
import org.msgpack.core.MessagePackException;
import org.msgpack.core.MessagePacker;
import org.msgpack.core.MessageUnpacker;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.BigIntegerNode;
import tools.jackson.databind.node.BooleanNode;
import tools.jackson.databind.node.DoubleNode;
import tools.jackson.databind.node.LongNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * JSON's values in MessagePack (github.com/msgpack/msgpack, spec.md), read within limits: 32 levels, and no list or map that
 * claims to hold more than its message could.
 *
 * <p>Whole numbers are written as integers and others as doubles. A field {@code t} is a time and is written as MessagePack's own
 * timestamp, to the nanosecond, because that is what Alpaca's clients decode.
 */
public final class MsgPack {
    private static final int DEPTH = 32;
    private static final String TIME = "t";
    private static final BigInteger LARGEST = BigInteger.TWO.pow(64).subtract(BigInteger.ONE);
    private static final UnpackerConfig STRICT =
            new UnpackerConfig().withActionOnMalformedString(CodingErrorAction.REPORT);

    private MsgPack() {}

    /**
     * Reads one value.
     *
     * @throws IllegalArgumentException where the bytes are no MessagePack, go beyond a limit, or hold what JSON has not
     */
    public static JsonNode read(byte[] bytes) {
        try (MessageUnpacker unpacker = STRICT.newUnpacker(bytes)) {
            JsonNode value = value(unpacker, bytes.length, DEPTH);
            if (unpacker.hasNext()) {
                throw new IllegalArgumentException("more follows after the message's end");
            }
            return value;
        } catch (IOException | MessagePackException malformed) {
            throw new IllegalArgumentException("this is no MessagePack", malformed);
        }
    }

    public static byte[] bytes(JsonNode value) {
        try (MessageBufferPacker packer = MessagePack.newDefaultBufferPacker()) {
            pack(value, packer);
            return packer.toByteArray();
        } catch (IOException neverInMemory) {
            throw new IllegalStateException(neverInMemory);
        }
    }

    private static JsonNode value(MessageUnpacker unpacker, int size, int depth) throws IOException {
        if (depth == 0) {
            throw new IllegalArgumentException("the message is nested more than " + DEPTH + " levels deep");
        }
        return switch (unpacker.getNextFormat().getValueType()) {
            case NIL     -> nothing(unpacker);
            case BOOLEAN -> BooleanNode.valueOf(unpacker.unpackBoolean());
            case INTEGER -> whole(unpacker.unpackBigInteger());
            case FLOAT   -> finite(unpacker.unpackDouble());
            case STRING  -> StringNode.valueOf(unpacker.unpackString());
            case ARRAY   -> list(unpacker, size, depth);
            case MAP     -> fields(unpacker, size, depth);
            case BINARY, EXTENSION -> throw new IllegalArgumentException("JSON has no such value");
        };
    }

    private static JsonNode nothing(MessageUnpacker unpacker) throws IOException {
        unpacker.unpackNil();
        return NullNode.getInstance();
    }

    private static JsonNode whole(BigInteger number) {
        return number.bitLength() < Long.SIZE ? LongNode.valueOf(number.longValue()) : BigIntegerNode.valueOf(number);
    }

    private static JsonNode finite(double number) {
        if (!Double.isFinite(number)) {
            throw new IllegalArgumentException("JSON has no such number: " + number);
        }
        return DoubleNode.valueOf(number);
    }

    private static ArrayNode list(MessageUnpacker unpacker, int size, int depth) throws IOException {
        var list = Json.array();
        int count = possible(unpacker.unpackArrayHeader(), size);
        for (int i = 0; i < count; i++) {
            list.add(value(unpacker, size, depth - 1));
        }
        return list;
    }

    private static ObjectNode fields(MessageUnpacker unpacker, int size, int depth) throws IOException {
        var fields = Json.object();
        int count = possible(unpacker.unpackMapHeader(), size);
        for (int i = 0; i < count; i++) {
            String name = unpacker.unpackString();
            fields.set(name, value(unpacker, size, depth - 1));
        }
        return fields;
    }

    /** Every value takes a byte at least. */
    private static int possible(int count, int size) {
        if (count < 0 || count > size) {
            throw new IllegalArgumentException("a list or map of " + count + " does not fit into the message");
        }
        return count;
    }

    private static void pack(JsonNode value, MessagePacker packer) throws IOException {
        switch (value.getNodeType()) {
            case OBJECT -> {
                packer.packMapHeader(value.size());
                for (Map.Entry<String, JsonNode> field : value.properties()) {
                    packer.packString(field.getKey());
                    packField(field.getKey(), field.getValue(), packer);
                }
            }
            case ARRAY -> {
                packer.packArrayHeader(value.size());
                for (JsonNode one : value) {
                    pack(one, packer);
                }
            }
            case STRING  -> packer.packString(value.asString());
            case NUMBER  -> packNumber(value, packer);
            case BOOLEAN -> packer.packBoolean(value.asBoolean());
            case NULL    -> packer.packNil();
            case MISSING, BINARY, POJO -> throw new IllegalArgumentException("the door writes no " + value.getNodeType());
        }
    }

    private static void packField(String name, JsonNode value, MessagePacker packer) throws IOException {
        if (name.equals(TIME) && value.isString()) {
            try {
                packer.packTimestamp(Instant.parse(value.asString()));
                return;
            } catch (DateTimeException noTime) {
                // A text of that name which is none of market data's.
            }
        }
        pack(value, packer);
    }

    private static void packNumber(JsonNode value, MessagePacker packer) throws IOException {
        if (value.isIntegralNumber() || value.decimalValue().stripTrailingZeros().scale() <= 0) {
            BigInteger whole = value.decimalValue().toBigIntegerExact();
            if (whole.bitLength() < Long.SIZE) {
                packer.packLong(whole.longValueExact());
                return;
            }
            if (whole.signum() > 0 && whole.compareTo(LARGEST) <= 0) {
                packer.packBigInteger(whole);
                return;
            }
        }
        packer.packDouble(value.decimalValue().doubleValue());
    }
}
