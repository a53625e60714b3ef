package io.taffrail.cli.verb;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a moment with its offset from UTC: {@code 2026-11-21T20:00:00Z}, {@code 2026-11-21T15:00:00-05:00}. */
public final class MomentText implements ITypeConverter<Instant> {

    @Override
    public Instant convert(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException notOne) {
            throw new TypeConversionException("'" + text + "' is no time; write it as 2026-11-21T20:00:00Z");
        }
    }
}
