package dev.countersign.editor.ui.trial;

import dev.countersign.editor.TemplateUsage;
import dev.countersign.notification.SampleLetters;
import dev.countersign.people.People;
import dev.countersign.request.RequestFiles;
import dev.countersign.request.Trials;
import dev.countersign.trial.ReplayWorkers;
import dev.countersign.trial.Replays;
import dev.countersign.trial.TestCases;
import dev.countersign.ui.Viewer;
import java.time.Clock;

/** What trying a template needs from outside. */
public record TrialSurface(
        Trials trials,
        TestCases cases,
        Replays replays,
        ReplayWorkers workers,
        SampleLetters letters,
        TemplateUsage usage,
        People people,
        RequestFiles files,
        Clock clock,
        Viewer viewer) {}
