package io.taffrail.format;

import io.taffrail.model.journal.Cause;
import io.taffrail.model.journal.Entry;
import io.taffrail.model.journal.Event;
import io.taffrail.model.journal.Input;
import io.taffrail.model.order.Order;
import io.taffrail.model.performance.Trip;
import io.taffrail.model.signal.SignalStory;
import io.taffrail.ports.JournalException;
import java.time.DateTimeException;
import java.util.Arrays;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes inputs, events, orders and signals as JSON, and reads them back as equal records.
 *
 * <p>A record is an object with its components in their order, a member of a sealed family starts with its
 * {@code "type"}, a value is its plain text, and an empty {@code Optional} is left out. The same record always gives
 * the same text. Reading is strict: an unknown type or property, a missing one, one that comes twice, or anything
 * after the end is an error that names it. It is safe for use by many threads.
 */
public final class EntryCodec {
    private final ObjectWriter inputWriter;
    private final ObjectWriter eventsWriter;
    private final ObjectWriter orderWriter;
    private final ObjectWriter tripWriter;
    private final ObjectReader inputReader;
    private final ObjectReader eventsReader;
    private final ObjectReader orderReader;
    private final ObjectReader tripReader;
    private final ObjectWriter signalWriter;
    private final ObjectReader signalReader;

    public EntryCodec() {
        JsonMapper mapper = mapper();
        var events = mapper.getTypeFactory().constructCollectionType(List.class, Event.class);
        inputWriter = mapper.writerFor(Input.class);
        eventsWriter = mapper.writerFor(events);
        orderWriter = mapper.writerFor(Order.class);
        tripWriter = mapper.writerFor(Trip.class);
        inputReader = mapper.readerFor(Input.class);
        eventsReader = mapper.readerFor(Event[].class);
        orderReader = mapper.readerFor(Order.class);
        tripReader = mapper.readerFor(Trip.class);
        signalWriter = mapper.writerFor(SignalStory.class);
        signalReader = mapper.readerFor(SignalStory.class);
    }

    private static JsonMapper mapper() {
        return JsonMapper.builder(JsonFactory.builder()
                        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                        .build())
                .annotationIntrospector(new RecordShapes())
                .addModule(new TextValues())
                .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY, MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .enable(
                        DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
                        DeserializationFeature.FAIL_ON_TRAILING_TOKENS,
                        DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
                        DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(EnumFeature.READ_ENUMS_USING_TO_STRING, EnumFeature.WRITE_ENUMS_USING_TO_STRING)
                .enable(EnumFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
                .build();
    }

    /** The entry as it is stored after the line of that hash. */
    public Line encode(Entry entry, String previousHash) {
        String at = Moments.text(entry.at());
        String cause = entry.cause().toString();
        String input = write(entry.input());
        String events = write(entry.events());
        String hash = Chain.hash(entry.sequence(), at, cause, input, events, previousHash);
        return new Line(entry.sequence(), at, cause, input, events, previousHash, hash);
    }

    /**
     * The entry that a line stores; the chain is not looked at.
     *
     * @throws JournalException where a text cannot be read, naming the entry
     */
    public Entry decode(Line line) {
        try {
            return new Entry(
                    line.sequence(),
                    Moments.ofColumn(line.at()),
                    Cause.parse(line.cause()),
                    readInput(line.input()),
                    readEvents(line.events()));
        } catch (JournalException | DateTimeException | IllegalArgumentException e) {
            throw new JournalException("entry " + line.sequence() + " cannot be read: " + e.getMessage(), e);
        }
    }

    public String write(Input input) {
        return inputWriter.writeValueAsString(input);
    }

    public String write(List<Event> events) {
        return eventsWriter.writeValueAsString(events);
    }

    public String write(Order order) {
        return orderWriter.writeValueAsString(order);
    }

    public String write(SignalStory story) {
        return signalWriter.writeValueAsString(story);
    }

    /** @throws JournalException where the text is no input as {@link #write(Input)} writes it */
    public Input readInput(String json) {
        return read(inputReader, Input.class, json);
    }

    /** @throws JournalException where the text is no list of events as {@link #write(List)} writes it */
    public List<Event> readEvents(String json) {
        List<Event> events = Arrays.asList(read(eventsReader, Event[].class, json));
        if (events.contains(null)) {
            throw new JournalException("null is no event");
        }
        return List.copyOf(events);
    }

    /** @throws JournalException where the text is no order as {@link #write(Order)} writes it */
    public Order readOrder(String json) {
        return read(orderReader, Order.class, json);
    }

    public String write(Trip trip) {
        return tripWriter.writeValueAsString(trip);
    }

    /** @throws JournalException where the text is no trip as {@link #write(Trip)} writes it */
    public Trip readTrip(String json) {
        return read(tripReader, Trip.class, json);
    }

    /** @throws JournalException where the text is no signal as {@link #write(SignalStory)} writes it */
    public SignalStory readSignal(String json) {
        return read(signalReader, SignalStory.class, json);
    }

    private static <T> T read(ObjectReader reader, Class<T> type, String json) {
        try {
            Object value = reader.readValue(json);
            if (value == null) {
                throw new JournalException("null is no " + type.getSimpleName());
            }
            return type.cast(value);
        } catch (JacksonException e) {
            throw new JournalException(e.getOriginalMessage() + where(e), e);
        }
    }

    private static String where(JacksonException e) {
        String path = e.getPathReference();
        return path.isEmpty() ? "" : " (at " + path + ")";
    }
}
