package dev.countersign.administration.ui;

import dev.countersign.administration.FirstStep;
import dev.countersign.definitions.text.Text;
import dev.countersign.notification.LetterFailure;
import dev.countersign.ui.Formats;
import dev.countersign.ui.Viewer;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is there of a first step, in sentences. */
record FirstStepWords(Viewer viewer) {

    private static final int MOST_NAMED = 5;

    List<String> facts(FirstStep step) {
        Formats say = viewer.formats();
        return switch (step) {
            case FirstStep.People(int people) -> List.of(say.say("first-steps.people", people));
            case FirstStep.Managers managers -> List.of(say.say("first-steps.alone", managers.alone()));
            case FirstStep.Groups(int asked, var empty) ->
                List.of(
                        empty.isEmpty()
                                ? say.say("first-steps.groups", asked)
                                : say.say("first-steps.groups-empty", empty.size(), names(empty)));
            case FirstStep.Calendar(var zone, int holidays) ->
                List.of(say.say("first-steps.holidays", holidays, zone.getId()));
            case FirstStep.Look look -> List.of(say.say("first-steps.look", look.name(), look(look)));
            case FirstStep.Template template ->
                Stream.concat(
                                Stream.of(say.say("first-steps.templates", template.offered())),
                                template.waiting().stream()
                                        .limit(MOST_NAMED)
                                        .map(one -> say.say(
                                                "first-steps.waiting",
                                                one.template().in(viewer.language()),
                                                names(one.groups()))))
                        .toList();
            case FirstStep.Mail mail -> List.of(mail(mail, say));
            case FirstStep.Request(boolean submitted, boolean decided) ->
                List.of(say.say(
                        decided
                                ? "first-steps.decided"
                                : submitted ? "first-steps.submitted" : "first-steps.not-submitted"));
        };
    }

    private String look(FirstStep.Look look) {
        String logo = viewer.formats().say(look.logo() ? "first-steps.logo" : "first-steps.no-logo");
        String color = viewer.formats().say(look.color() ? "first-steps.color" : "first-steps.no-color");
        return logo + ", " + color;
    }

    private static String mail(FirstStep.Mail mail, Formats say) {
        if (mail.tested().isEmpty()) {
            return say.say("first-steps.not-tested");
        }
        String at = say.inSentence(mail.tested().get());
        String why = mail.failure().isEmpty() ? "" : FailedLetterLine.why(LetterFailure.of(mail.failure()), say);
        return switch (mail.outcome()) {
            case TAKEN -> say.say("first-steps.tested", at);
            case SENDING ->
                why.isEmpty() ? say.say("first-steps.mail-sending", at) : say.say("first-steps.mail-delayed", at, why);
            case FAILED ->
                why.isEmpty() ? say.say("first-steps.mail-failed", at) : say.say("first-steps.mail-refused", at, why);
        };
    }

    private String names(List<Text> all) {
        String named = all.stream()
                .limit(MOST_NAMED)
                .map(one -> one.in(viewer.language()))
                .collect(Collectors.joining(", "));
        return all.size() > MOST_NAMED ? named + " …" : named;
    }
}
