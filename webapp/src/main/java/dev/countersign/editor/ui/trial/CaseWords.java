package dev.countersign.editor.ui.trial;

import dev.countersign.people.PersonId;
import dev.countersign.people.PersonName;
import dev.countersign.trial.CaseChange;
import dev.countersign.trial.CaseResult;
import dev.countersign.ui.Formats;
import java.util.List;
import java.util.Map;

/** What came of a test case, and why one was not kept or changed. */
public record CaseWords(Formats formats) {

    /** Why it does not pass; nothing if it does. */
    public List<String> sentences(CaseResult result, Map<PersonId, PersonName> names) {
        return switch (result) {
            case CaseResult.Passed _ -> List.of();
            case CaseResult.Differs(var differences) -> new WalkWords(names, formats).sentences(differences);
            case CaseResult.RequesterLeft _ -> List.of(formats.say("case.requester-left"));
            case CaseResult.NotRun _ -> List.of(formats.say("case.not-run"));
        };
    }

    public String refusal(CaseChange result) {
        return switch (result) {
            case CaseChange.Done _ -> throw new IllegalArgumentException("it was not refused");
            case CaseChange.NameMissing _ -> formats.say("case.name.missing");
            case CaseChange.NameTooLong(int longest) -> formats.say("case.name.too-long", longest);
            case CaseChange.TooMany(int most) -> formats.say("case.too-many", most);
            case CaseChange.TooLarge _ -> formats.say("case.too-large");
            case CaseChange.NoSuchPerson _ -> formats.say("case.nobody");
            case CaseChange.Broken _ -> formats.say("case.broken");
            case CaseChange.NotFound _ -> formats.say("case.gone");
            case CaseChange.NotAllowed _ -> formats.say("template.not-allowed");
        };
    }
}
