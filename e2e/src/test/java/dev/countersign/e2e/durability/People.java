package dev.countersign.e2e.durability;

import java.time.Duration;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;

/** Those who answer the messages with a token, each after a while and as the message says. An answer may be sent more than once. */
final class People implements Messages.Recipient {

    private static final int SLOWEST_MILLIS = 400;

    private final Engines engines;
    private final Set<String> tried = ConcurrentHashMap.newKeySet();
    private final Queue<String> refusals = new ConcurrentLinkedQueue<>();

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
        boolean first = tried.add(token);
        switch (engines.ask(clients -> answer(clients, token, answer))) {
            case Reply.Given<?> _ -> {}
            case Reply.Refused<?> refused -> {
                boolean mayBeLate = !first || refused.isRepeated();
                if (!(refused.code().equals("TaskTimedOut") && mayBeLate)) {
                    refusals.add(effect + ": " + refused.reason().getMessage());
                }
            }
        }
    }

    private static Object answer(Clients clients, String token, Answer answer) {
        return answer == Answer.SUCCEED
                ? clients.states().sendTaskSuccess(to -> to.taskToken(token).output("\"done\""))
                : clients.states().sendTaskFailure(to -> to.taskToken(token).error(Answer.ERROR));
    }

    /** Answers that should have been taken and were not. */
    Queue<String> refusals() {
        return refusals;
    }
}
