package dev.countersign.template;

/** Whose test cases: those of a template, or of a draft of a new one. */
public sealed interface CaseOwner {

    record OfTemplate(String key) implements CaseOwner {}

    record OfDraft(TemplateDraftId draft) implements CaseOwner {}

    /** The cases that are run when this draft is published. */
    static CaseOwner of(TemplateDraft draft) {
        return draft.template().<CaseOwner>map(OfTemplate::new).orElseGet(() -> new OfDraft(draft.id()));
    }
}
