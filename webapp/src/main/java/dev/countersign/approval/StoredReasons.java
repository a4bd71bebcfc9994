package dev.countersign.approval;

import java.util.List;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The reasons of an assignment in its column. A single one is stored as an object, as earlier releases did, so that a release that still runs beside
 * this one can read it.
 */
final class StoredReasons {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
            .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private StoredReasons() {}

    static String write(List<Reason> reasons) {
        return JSON.writeValueAsString(reasons.size() == 1 ? reasons.getFirst() : reasons);
    }

    static List<Reason> read(String column) {
        return List.copyOf(JSON.readValue(column, new TypeReference<List<Reason>>() {}));
    }
}
