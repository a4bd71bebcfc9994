package dev.countersign.job;

import com.github.kagkarlsson.scheduler.serializer.Serializer;
import tools.jackson.databind.json.JsonMapper;

/** Data of scheduled calls as JSON, so that a row can be read by the next version of the program and by people. */
final class TaskJson implements Serializer {

    private static final JsonMapper JSON = JsonMapper.shared();

    @Override
    public byte[] serialize(Object data) {
        return JSON.writeValueAsBytes(data);
    }

    @Override
    public <T> T deserialize(Class<T> type, byte[] data) {
        return JSON.readValue(data, type);
    }
}
