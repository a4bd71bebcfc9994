package dev.countersign.asl.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.countersign.asl.StateMachine;
import dev.countersign.asl.TestHost;
import dev.countersign.asl.event.Event;
import dev.countersign.asl.parse.InvalidDefinition;
import dev.countersign.conformance.Recordings;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Compares expressions with the reference suite of JSONata, if it is available. */
class JsonataSuiteTest {

    private static final JsonMapper MAPPER = JsonMapper.shared();

    private final List<String> misses = new ArrayList<>();
    private final Map<String, Integer> leftOut = new TreeMap<>();
    private int right;

    @Test
    void expressionsGiveWhatTheReferenceGives() throws IOException {
        Optional<Path> folder = Recordings.folder();
        if (folder.isEmpty()) {
            System.out.println("jsonata suite: skipped, it is not there (system property " + Recordings.PROPERTY + ')');
            return;
        }
        for (JsonataCase one : JsonataCase.read(folder.get())) {
            one.leftOut().ifPresentOrElse(this::leaveOut, () -> run(one));
        }
        misses.forEach(System.out::println);
        int offered = right + misses.size();
        System.out.printf("jsonata suite: %d right of %d; not offered: %s%n", right, offered, leftOut);
        assertThat(misses.size()).isLessThanOrEqualTo(offered / 200);
    }

    private void leaveOut(String why) {
        leftOut.merge(why, 1, Integer::sum);
    }

    private void run(JsonataCase one) {
        String definition = """
                {"QueryLanguage": "JSONata", "StartAt": "A", "States": {"A": {"Type": "Pass", "Output": %s, "End": true}}}""".formatted(MAPPER.writeValueAsString("{% " + one.written() + " %}"));
        try {
            TestHost host = new TestHost(StateMachine.parse(definition));
            host.send(new Event.Started(TestHost.CONTEXT, one.input()));
            one.differs(host).ifPresentOrElse(difference -> miss(one, difference), () -> right++);
        } catch (InvalidDefinition refused) {
            if (one.failsToBeRead()) {
                right++;
            } else if (refused.problems().getFirst().code().equals("UNSUPPORTED_JSONATA_EXPRESSION")) {
                leaveOut("names, $ and $$ at the top");
            } else {
                miss(one, "is refused: " + refused.getMessage());
            }
        }
    }

    private void miss(JsonataCase one, String difference) {
        misses.add("MISS " + one.name() + ": " + one.expression() + "\n  wanted: " + one.expected() + "\n  but it "
                + difference);
    }
}
