package dev.countersign.local.vendor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * The bookings of the vendor and its faults. Each change is a line in a file of the data folder, which is read at the start: a vendor is another company,
 * and knows what it has booked after Countersign was killed.
 */
@Component
@Profile("local")
public class Vendor {

    /** What it sells, each with its own faults. */
    static final List<String> KINDS = List.of("flights", "hotels", "transport", "stock", "payments", "captures");

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Path file;
    private final Clock clock;
    private final Map<String, Booking> bookings = new LinkedHashMap<>();
    private final Map<String, Fault> faults = new ConcurrentHashMap<>();
    private final Map<String, Integer> calls = new ConcurrentHashMap<>();
    private boolean isRead;

    Vendor(Environment environment, Clock clock) {
        this.file = Path.of(environment.getRequiredProperty("countersign.data-dir"), "vendor", "bookings.jsonl");
        this.clock = clock;
    }

    /** What became of a booking. */
    sealed interface Booked {

        record Now(Booking booking) implements Booked {}

        /** This key has booked before. */
        record Before(Booking booking) implements Booked {}
    }

    synchronized Booked book(String kind, String key, String about) {
        read();
        Booking known = bookings.get(kind + " " + key);
        if (known != null) {
            return new Booked.Before(known);
        }
        String reference = kind.substring(0, 2).toUpperCase(Locale.ROOT) + "-" + (1_000 + bookings.size());
        Booking booking = new Booking(kind, key, reference, about, false, clock.instant());
        write(booking);
        return new Booked.Now(booking);
    }

    /** Empty if nothing was booked with this key. */
    synchronized Optional<Booking> cancel(String kind, String key) {
        read();
        Optional<Booking> known = Optional.ofNullable(bookings.get(kind + " " + key));
        known.filter(booking -> !booking.cancelled()).ifPresent(booking -> write(booking.asCancelled(clock.instant())));
        return known;
    }

    /** Whether money is held for what is described so. */
    synchronized boolean holds(String about) {
        read();
        return bookings.values().stream()
                .anyMatch(booking ->
                        booking.kind().equals("payments") && booking.about().equals(about) && !booking.cancelled());
    }

    /** Newest first. */
    public synchronized List<Booking> bookings() {
        read();
        return new ArrayList<>(bookings.values()).reversed();
    }

    public Fault fault(String kind) {
        return faults.getOrDefault(kind, Fault.NONE);
    }

    public void set(String kind, Fault fault) {
        faults.put(kind, fault);
    }

    /** How often a service was called since the start. */
    public int calls(String kind) {
        return calls.getOrDefault(kind, 0);
    }

    void called(String kind) {
        calls.merge(kind, 1, Integer::sum);
    }

    private void read() {
        if (isRead) {
            return;
        }
        try {
            if (Files.exists(file)) {
                Files.readAllLines(file).stream()
                        .filter(line -> !line.isBlank())
                        .map(line -> JSON.readValue(line, Booking.class))
                        .forEach(this::keep);
            }
            isRead = true;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void write(Booking booking) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(
                    file,
                    JSON.writeValueAsString(booking) + "\n",
                    StandardOpenOption.CREATE,
                    StandardOpenOption.APPEND,
                    StandardOpenOption.SYNC);
            keep(booking);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void keep(Booking booking) {
        bookings.put(booking.kind() + " " + booking.key(), booking);
    }
}
