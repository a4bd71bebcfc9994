package dev.countersign.approval;

import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.check.Problem;
import dev.countersign.definitions.check.TemplateChecks;
import dev.countersign.definitions.compile.CompileTarget;
import dev.countersign.definitions.compile.TemplateCompiler;
import dev.countersign.testing.InterpretedStepFunctions;
import dev.countersign.testing.TestClock;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * Random sequences of acts, 10,000 in the whole test run, against what the product decides without a database: the definition that a template is compiled to, run by the interpreter,
 * and the count of votes by any rule. A model, which knows neither states nor tokens, says where each request must be, and how it ends. Answers come twice,
 * late and for another revision; time is virtual. {@link RandomActsIT} does the same to the services and their tables, with fewer sequences.
 */
class RandomActsPropertiesTest {

    private static final CompileTarget TARGET = new CompileTarget(
            "http://localhost/000000000000/human-tasks",
            "http://localhost/000000000000/request-events",
            "arn:aws:sns:us-east-1:000000000000:notifications",
            "arn:aws:lambda:us-east-1:000000000000:function:",
            "");

    private static final int OF_ONE_TEMPLATE = 10;

    @Property
    void aRequestIsWhereTheModelSaysAndEndsAsItSays(@ForAll Random random) {
        TestClock clock = new TestClock();
        InterpretedStepFunctions stepFunctions = new InterpretedStepFunctions(clock);
        TemplateDefinition template = Stream.generate(() -> new RandomTemplate(random).next("random"))
                .filter(one -> TemplateChecks.check(one).stream().noneMatch(Problem::isError))
                .findFirst()
                .orElseThrow();
        String machine = stepFunctions
                .createStateMachine(
                        create -> create.name(template.key()).definition(TemplateCompiler.compile(template, TARGET)))
                .stateMachineVersionArn();
        for (int sequence = 0; sequence < OF_ONE_TEMPLATE; sequence++) {
            RandomRequest request = new RandomRequest(stepFunctions, clock, template, machine, random);
            try {
                request.play(5 + random.nextInt(30));
            } catch (AssertionError | RuntimeException failed) {
                throw new AssertionError(request.story(), failed);
            }
        }
    }
}
