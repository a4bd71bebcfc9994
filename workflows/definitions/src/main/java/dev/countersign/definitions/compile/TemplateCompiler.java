package dev.countersign.definitions.compile;

import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.step.Revisions.GoesOn;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Compiles a template to a state machine in the Amazon States Language, with JSONata.
 *
 * <p>The variables are {@code $tenant}, {@code $request}, {@code $form}, {@code $requester}, {@code $results} (what automated steps answered,
 * by step), {@code $begun} (which compensable steps may have done something), {@code $carried} (what the execution before had
 * done, see {@link CarriedSteps}), {@code $takenBack} (which were compensated), {@code $timesUndone} (how often each was, see {@link CallName}), {@code $origin} (the
 * end that a failed compensation prevented) and {@code $retries} (how often the execution was redriven). Every path ends in the state {@code
 * finished}, which sends its input to queue {@code request-events}, see {@link Ending}.
 */
public final class TemplateCompiler {

    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private TemplateCompiler() {}

    /** The definition of the state machine, for {@code CreateStateMachine}. The same template gives the same text. */
    public static String compile(TemplateDefinition definition, CompileTarget target) {
        ObjectNode machine = JSON.createObjectNode();
        machine.put("Comment", definition.key());
        machine.put("QueryLanguage", "JSONata");
        machine.put("StartAt", "begin");
        ObjectNode states = machine.putObject("States");
        Level top = Level.top();
        begin(states, definition).put("Next", top.entry(definition.steps(), Ending.APPROVED));
        if (definition.isRevisable()) {
            revisable(definition, target, states);
        } else {
            Ending ending = new Ending(definition, target, Ending.FINISHED);
            new StepCompiler(states, target, top, ending.begins()).addAll(definition.steps(), Ending.APPROVED);
            ending.addTo(states);
        }
        return JSON.writeValueAsString(machine);
    }

    private static void revisable(TemplateDefinition definition, CompileTarget target, ObjectNode states) {
        boolean fromStart = definition.revisions().goesOn() == GoesOn.START;
        Ending ending = new Ending(definition, target, fromStart ? RevisionStates.ASKED : Ending.FINISHED);
        RevisionStates revision = new RevisionStates(definition, states, target, ending.begins());
        String end = fromStart ? ending.begins() : RevisionStates.ASKED;
        new StepCompiler(states, target, Level.top(), end).addAll(definition.steps(), Ending.APPROVED);
        revision.add(fromStart ? Ending.FINISHED : ending.begins());
        ending.addTo(states);
    }

    private static ObjectNode begin(ObjectNode states, TemplateDefinition definition) {
        ObjectNode begin = states.putObject("begin").put("Type", "Pass");
        ObjectNode assign = begin.putObject("Assign")
                .put("tenant", "{% $states.input.tenant %}")
                .put("request", "{% $states.input.request %}")
                .put("form", "{% $states.input.request.form %}")
                .put("requester", "{% $states.input.requester %}");
        assign.putObject("results");
        assign.putArray("begun");
        Carrying.begin(assign);
        Ending.begin(assign, definition);
        return begin;
    }
}
