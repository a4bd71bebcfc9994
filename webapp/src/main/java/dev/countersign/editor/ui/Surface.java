package dev.countersign.editor.ui;

import dev.countersign.editor.TemplateUsage;
import dev.countersign.editor.ui.trial.TrialSurface;
import dev.countersign.notification.SampleLetters;
import dev.countersign.people.People;
import dev.countersign.people.Right;
import dev.countersign.request.RequestFiles;
import dev.countersign.request.Trials;
import dev.countersign.template.TemplateDrafts;
import dev.countersign.trial.ReplayWorkers;
import dev.countersign.trial.Replays;
import dev.countersign.trial.TestCases;
import dev.countersign.ui.Viewer;
import java.time.Clock;

/** What the parts of the editor need from outside. */
record Surface(
        TemplateDrafts drafts,
        TemplateUsage usage,
        People people,
        RequestFiles files,
        Trials trials,
        TestCases cases,
        Replays replays,
        ReplayWorkers workers,
        SampleLetters letters,
        Clock clock,
        Viewer viewer) {

    /** Whether the viewer changes drafts and does not only read them. Each change is authorized again. */
    boolean mayEdit() {
        return viewer.actor().may(Right.EDIT_TEMPLATES);
    }

    TrialSurface trial() {
        return new TrialSurface(trials, cases, replays, workers, letters, usage, people, files, clock, viewer);
    }
}
