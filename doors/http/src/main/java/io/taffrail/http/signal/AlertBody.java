package io.taffrail.http.signal;

import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Takes an alert's text out of what it came wrapped in: a byte order mark, blanks, a form. The header is not believed. */
final class AlertBody {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_.%+*-]*=[^\\s{]*|%7B[^\\s]*", Pattern.CASE_INSENSITIVE);
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{[^{}]{0,60}(}})?");

    private AlertBody() {}

    /** The alert itself. */
    static String unwrapped(byte[] body) {
        String text = withoutMark(decoded(body)).strip();
        String inner = FORM.matcher(text).matches() ? ofForm(text) : text;
        if (inner.isEmpty()) {
            throw new AlertException(Flaw.BODY_EMPTY, "the body is empty");
        }
        refusePlaceholders(inner);
        return inner;
    }

    /** Refuses text in which a sender's placeholder was left. */
    static void refusePlaceholders(String text) {
        if (text.contains("{{")) {
            var found = PLACEHOLDER.matcher(text);
            throw new AlertException(
                    Flaw.PLACEHOLDER_LEFT, "a placeholder was left as it is: "
                            + AlertFields.quoted(found.find() ? found.group() : "{{"));
        }
    }

    private static String decoded(byte[] body) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body)).toString();
        } catch (CharacterCodingException notText) {
            throw new AlertException(Flaw.BODY_NOT_TEXT, "the body is not UTF-8");
        }
    }

    private static String withoutMark(String text) {
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    /** The one value, or name, of a form that is an object. */
    private static String ofForm(String form) {
        try {
            var objects = Stream.of(form.split("[&=]"))
                    .map(part -> URLDecoder.decode(part, StandardCharsets.UTF_8).strip())
                    .filter(part -> part.startsWith("{"))
                    .toList();
            return objects.size() == 1 ? objects.getFirst() : form;
        } catch (IllegalArgumentException badEscape) {
            return form;
        }
    }
}
