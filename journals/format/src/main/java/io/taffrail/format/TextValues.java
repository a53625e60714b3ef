package io.taffrail.format;

import com.fasterxml.jackson.annotation.JsonFormat;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.Version;
import tools.jackson.databind.BeanDescription;
import tools.jackson.databind.DeserializationConfig;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.JacksonModule;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.SerializationConfig;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.deser.Deserializers;
import tools.jackson.databind.ser.Serializers;

/** Writes values as their plain text wherever a {@link TextForm} knows one. */
final class TextValues extends JacksonModule {

    @Override
    public String getModuleName() {
        return "taffrail-values";
    }

    @Override
    public Version version() {
        return Version.unknownVersion();
    }

    @Override
    public void setupModule(SetupContext context) {
        context.addSerializers(new Writers());
        context.addDeserializers(new Readers());
    }

    private static final class Writers extends Serializers.Base {
        @Override
        public @Nullable ValueSerializer<?> findSerializer(
                SerializationConfig config,
                JavaType type,
                BeanDescription.Supplier description,
                JsonFormat.@Nullable Value format) {
            return TextForm.of(type.getRawClass()).map(Writer::new).orElse(null);
        }
    }

    private static final class Writer<T> extends ValueSerializer<T> {
        private final TextForm<T> form;

        Writer(TextForm<T> form) {
            this.form = form;
        }

        @Override
        public void serialize(T value, JsonGenerator json, SerializationContext context) {
            json.writeString(form.write(value));
        }
    }

    private static final class Readers extends Deserializers.Base {
        @Override
        public @Nullable ValueDeserializer<?> findBeanDeserializer(
                JavaType type, DeserializationConfig config, BeanDescription.Supplier description) {
            return TextForm.of(type.getRawClass()).map(Reader::new).orElse(null);
        }

        @Override
        public boolean hasDeserializerFor(DeserializationConfig config, Class<?> type) {
            return TextForm.of(type).isPresent();
        }
    }

    private static final class Reader<T> extends ValueDeserializer<T> {
        private final TextForm<T> form;

        Reader(TextForm<T> form) {
            this.form = form;
        }

        @Override
        public T deserialize(JsonParser json, DeserializationContext context) throws JacksonException {
            if (json.currentToken() != JsonToken.VALUE_STRING) {
                return context.reportInputMismatch(form.type(), "a %s is a text", form.type().getSimpleName());
            }
            try {
                return form.read(json.getString());
            } catch (RuntimeException unreadable) {
                return context.reportInputMismatch(form.type(), "%s", unreadable.getMessage());
            }
        }
    }
}
