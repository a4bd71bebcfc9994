package dev.countersign.approval;

import dev.countersign.definitions.text.Text;
import dev.countersign.people.PersonId;
import java.util.Map;

/**
 * What is known of people before one of them gets an approval.
 *
 * @param otherSide who is asked now at another step of the request that needs other people than this one, with the name of that step: they can decide
 *     only one of the two
 * @param away who is away, and who would decide for them
 */
public record HandoverOutlook(Map<PersonId, Text> otherSide, Map<PersonId, HandoverResult.Away> away) {

    static final HandoverOutlook NONE = new HandoverOutlook(Map.of(), Map.of());

    public HandoverOutlook {
        otherSide = Map.copyOf(otherSide);
        away = Map.copyOf(away);
    }
}
