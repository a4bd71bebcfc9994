package dev.countersign.e2e.durability;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** Answer the messages with a token, each after some time and as the message says. An answer may be sent more than once. */
final class People implements Messages.Recipient {

    private static final int SLOWEST_MILLIS = 400;

    private final Engines engines;
    private final Set<String> taken = ConcurrentHashMap.newKeySet();
    private final Map<String, String> late = new ConcurrentHashMap<>();
    private final Queue<String> wrong = new ConcurrentLinkedQueue<>();

    People(Engines engines) {
        this.engines = engines;
    }

    @Override
    public void read(Effect effect, JsonNode body) {
        Answer answer = Answer.valueOf(body.required("answer").asString());
        if (answer == Answer.NONE) {
            return;
        }
        LockSupport.parkNanos(Duration.ofMillis(Math.floorMod(effect.hashCode(), SLOWEST_MILLIS))
                .toNanos());
        String token = body.required("token").asString();
        switch (engines.ask(clients -> answer(clients, token, answer))) {
            case Reply.Given<?> _ -> taken.add(token);
            case Reply.Refused<?> refused -> {
                if (!refused.code().equals("TaskTimedOut")) {
                    wrong.add(effect + ": " + refused.reason().getMessage());
                } else if (refused.isRepeated()) {
                    taken.add(token);
                } else {
                    late.put(token, effect + ": " + refused.reason().getMessage());
                }
            }
        }
    }

    private static Object answer(Clients clients, String token, Answer answer) {
        return answer == Answer.SUCCEED
                ? clients.states().sendTaskSuccess(to -> to.taskToken(token).output("\"done\""))
                : clients.states().sendTaskFailure(to -> to.taskToken(token).error(Answer.ERROR));
    }

    /**
     * Answers that were refused and should not have been. A redelivered message may be answered twice at the same time; then either answer may count.
     */
    List<String> refusals() {
        Stream<String> neverTaken = late.entrySet().stream()
                .filter(one -> !taken.contains(one.getKey()))
                .map(Map.Entry::getValue);
        return Stream.concat(wrong.stream(), neverTaken).toList();
    }
}
