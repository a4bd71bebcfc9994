package dev.countersign.local;

import dev.countersign.local.mailbox.Mailbox;
import java.util.Map;
import java.util.function.Supplier;

/** What replaces external services on one machine, as the application sees it. */
sealed interface Platform permits LocalPlatform, JoinedPlatform {

    /** The properties with which the application finds all this. Who asks for an address waits until there is one. */
    Map<String, Supplier<Object>> properties();

    Mailbox mailbox();

    /** Stops what was started for it, after the application. */
    void stop();
}
