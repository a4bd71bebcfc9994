package dev.countersign.approval;

import dev.countersign.definitions.text.Text;
import dev.countersign.people.PersonName;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What becomes of the open approvals of somebody who leaves.
 *
 * @param toSuccessor how many the successor gets
 * @param toOthers how many each of those gets who gets what the successor may not decide
 * @param toNobody how many stay, because nobody may decide them
 * @param examples the first of those that the successor does not get
 */
public record SuccessionOutlook(
        int toSuccessor, Map<PersonName, Integer> toOthers, int toNobody, List<Elsewhere> examples) {

    public SuccessionOutlook {
        toOthers = Collections.unmodifiableMap(new LinkedHashMap<>(toOthers));
        examples = List.copyOf(examples);
    }

    /** Why a successor does not get an approval. Each is a sentence on the page. */
    public enum Obstacle {
        REQUESTER,
        /** They are asked at this step already. */
        ASKED,
        DECIDED_ELSEWHERE,
        /** Whoever makes the person leave has submitted it, and does not choose who decides it. */
        OWN_REQUEST
    }

    /**
     * An approval that the successor does not get.
     *
     * @param heir who gets it; empty if nobody may
     */
    public record Elsewhere(String number, Text title, Obstacle why, Optional<PersonName> heir) {}

    /** How many the successor does not get. */
    public int elsewhere() {
        return toOthers.values().stream().mapToInt(Integer::intValue).sum() + toNobody;
    }

    /** How many there are. */
    public int all() {
        return toSuccessor + elsewhere();
    }
}
