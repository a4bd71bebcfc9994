package dev.countersign.e2e.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.stream.Stream;

/** The machines that are measured. People answer by task tokens, which reach the client in messages of a queue. */
enum Shape {

    /** Start, callback, answer, end. */
    CALLBACK(1, true),

    /** Start, choice, callback, callback, function, end. */
    CASE(2, true),

    /** Start, and a callback with a timeout that nobody answers. Beside these the others are measured again. */
    WAITING(1, false);

    private final int letters;
    private final boolean answered;

    Shape(int letters, boolean answered) {
        this.letters = letters;
        this.answered = answered;
    }

    /** How many letters an execution sends. */
    int letters() {
        return letters;
    }

    /** Whether the letters get answers, so that the execution comes to its end. */
    boolean answered() {
        return answered;
    }

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The definition in States Language; it asks people by the queue that has the name of the shape. */
    String definition() {
        try (InputStream file = Shape.class.getResourceAsStream("/bench/" + label() + ".asl.json")) {
            if (file == null) {
                throw new IllegalStateException("the definition of " + label() + " is missing");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8).replace("<queue>", label());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static Stream<Shape> measured() {
        return Stream.of(CALLBACK, CASE);
    }
}
