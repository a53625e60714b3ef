package io.taffrail.lab.fault;

import java.util.Arrays;
import java.util.Optional;

/**
 * One way in which a network, or the broker behind it, fails. They are rows 5 to 21 of the fault catalogue as far as a
 * network can cause them.
 */
public enum Fault {
    /** The request never arrives, and its connection is cut. */
    DROP_REQUEST("drop-request", Place.REQUEST, Shape.NONE, ""),
    /** The request never arrives, and its sender hears nothing for this long; then the connection is cut. */
    HANG_REQUEST("hang-request", Place.REQUEST, Shape.SPAN, "60s"),
    /** The request arrives late. */
    DELAY_REQUEST("delay-request", Place.REQUEST, Shape.SPAN, "50ms-1s"),
    /** The request arrives twice, the second time this much later; the first answer counts. */
    DUPLICATE("duplicate", Place.REQUEST, Shape.SPAN, "0ms"),
    /** The request waits until another has overtaken it, but no longer than this. */
    REORDER("reorder", Place.REQUEST, Shape.SPAN, "500ms"),
    /** The request never arrives, and is answered with one of these statuses; {@code 429/2s} tells {@code Retry-After}. */
    REFUSE("refuse", Place.REQUEST, Shape.STATUSES, "429"),

    /** The request arrives; instead of its reply the connection is cut. */
    DROP_REPLY("drop-reply", Place.REPLY, Shape.NONE, ""),
    /** The request arrives; its sender hears nothing for this long, then the connection is cut. */
    HANG_REPLY("hang-reply", Place.REPLY, Shape.SPAN, "60s"),
    /** The reply comes late. */
    DELAY_REPLY("delay-reply", Place.REPLY, Shape.SPAN, "50ms-1s"),
    /** The reply goes to whoever else waits for a swapped reply within this time, and theirs comes here. */
    SWAP_REPLY("swap-reply", Place.REPLY, Shape.SPAN, "500ms"),
    /** The request arrives and is acted on, and is answered with one of these statuses. */
    ERROR("error", Place.REPLY, Shape.STATUSES, "500,502,503,504"),
    /** The reply is spoiled. */
    MANGLE("mangle", Place.REPLY, Shape.MANGLINGS, "truncate,short,utf8,enum,digits,fields,html,empty"),

    /** The stream's connection is cut. */
    STREAM_CUT("stream-cut", Place.STREAM, Shape.NONE, ""),
    /** The stream says nothing more, not even to a ping, and stays open for this long: a half-open socket. */
    STREAM_SILENCE("stream-silence", Place.STREAM, Shape.SPAN, "60s"),
    /** One message is lost. */
    STREAM_DROP("stream-drop", Place.STREAM, Shape.NONE, ""),
    /** One message comes twice. */
    STREAM_DUPLICATE("stream-duplicate", Place.STREAM, Shape.NONE, ""),
    /** One message comes behind the next, or after this time where there is none. */
    STREAM_REORDER("stream-reorder", Place.STREAM, Shape.SPAN, "1s"),
    /** One message, and what follows it, comes late. */
    STREAM_DELAY("stream-delay", Place.STREAM, Shape.SPAN, "50ms-1s"),
    /** One message comes in small pieces. */
    STREAM_FRAGMENT("stream-fragment", Place.STREAM, Shape.NONE, ""),
    /** A message of this many bytes comes first. */
    STREAM_GIANT("stream-giant", Place.STREAM, Shape.SIZE, "2097152"),
    /** One message is spoiled. */
    STREAM_MANGLE("stream-mangle", Place.STREAM, Shape.MANGLINGS, "truncate,utf8,enum,digits,fields,html,frame");

    /** Where in a conversation it strikes. */
    public enum Place {
        /** Before the broker has seen the request. */
        REQUEST,
        /** After the broker has acted on it. */
        REPLY,
        /** In what the broker says by itself. */
        STREAM
    }

    /** What its argument looks like. */
    enum Shape { NONE, SPAN, STATUSES, MANGLINGS, SIZE }

    private final String word;
    private final Place place;
    private final Shape shape;
    private final String usual;

    Fault(String word, Place place, Shape shape, String usual) {
        this.word = word;
        this.place = place;
        this.shape = shape;
        this.usual = usual;
    }

    /** Its name on the command line and in scripts. */
    public String word() {
        return word;
    }

    public Place place() {
        return place;
    }

    /** Whether it can strike the opening of a stream, whose reply is no message but a change of protocol. */
    public boolean fitsAnOpening() {
        return switch (this) {
            case DROP_REQUEST, HANG_REQUEST, DELAY_REQUEST, REFUSE, DROP_REPLY, HANG_REPLY, DELAY_REPLY, ERROR -> true;
            case DUPLICATE, REORDER, SWAP_REPLY, MANGLE,
                    STREAM_CUT, STREAM_SILENCE, STREAM_DROP, STREAM_DUPLICATE, STREAM_REORDER, STREAM_DELAY,
                    STREAM_FRAGMENT, STREAM_GIANT, STREAM_MANGLE -> false;
        };
    }

    /** The fault of this name. */
    static Optional<Fault> named(String word) {
        return Arrays.stream(values()).filter(fault -> fault.word.equals(word)).findFirst();
    }

    /** Its argument, read from text; without one, the usual. */
    Argument argument(Optional<String> written) {
        var argument = Argument.read(shape, written.orElse(usual));
        if (this == MANGLE && argument instanceof Argument.Manglings(var ways) && ways.contains(Mangling.FRAME)) {
            throw new IllegalArgumentException("a reply has no frames; 'frame' belongs to stream-mangle");
        }
        return argument;
    }
}
