package dev.countersign;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaConstructorCall;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.vaadin.flow.component.AbstractField;
import dev.countersign.ui.KeptDialog;
import dev.countersign.ui.KeptFields;
import dev.countersign.ui.KeptWords;
import dev.countersign.ui.PageDialog;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** What is typed or chosen survives a reload, another language and a lost session: every form and dialog keeps it, or needs not. */
@AnalyzeClasses(packages = "dev.countersign", importOptions = WrittenCode.class)
class KeptFormsTest {

    /** Fields that need not be kept by the class that makes them, and why. */
    private static final Map<String, String> NEED_NOT = Map.ofEntries(
            Map.entry("request.ui.form", "a Draft keeps all fields of a request"),
            Map.entry("ui.WeekFields", "gets the KeptFields of its form"),
            Map.entry("request.ui.GalleryView", "a search, which nobody saves"),
            Map.entry("request.ui.MyRequestsView", "a search, which is in the address"),
            Map.entry("approval.ui.InboxHead", "a search, which is in the address"),
            Map.entry("administration.ui.StaffView", "a search, which is in the address"),
            Map.entry("administration.ui.AuditFields", "a search, which is in the address"),
            Map.entry("administration.ui.AgreementForm", "a choice of one click, saved at once"),
            Map.entry("administration.ui.GroupView", "each choice is saved at once, or by one click"),
            Map.entry("administration.ui.OrganisationFields", "a search, which is in the address"),
            Map.entry("administration.ui.ExecutionFields", "a search, which is in the address"),
            Map.entry("insight.ui.InsightFields", "a search, which is in the address"),
            Map.entry("webhook.ui.WebhookView", "a choice of what the log shows"),
            Map.entry("editor.ui.SourcePart", "the draft of a template is stored on the server"),
            Map.entry("editor.ui.flow", "each change is saved in the draft at once"),
            Map.entry("editor.ui.form", "each change is saved in the draft at once"),
            Map.entry("editor.ui.input", "each change is saved in the draft at once"),
            Map.entry("editor.ui.trial", "an imagined request, which nobody saves"),
            Map.entry("editor.ui.NewTemplateDialog", "a choice of one click"),
            Map.entry("moving.ui.VersionFields", "a search, which is in the address"),
            Map.entry("moving.ui.PlanPart", "a selection of rows that are read anew"),
            Map.entry("away.ui.Team", "a search, which opens the page of the person"),
            Map.entry("approval.ui.KeysHelp", "each choice is saved at once"),
            Map.entry("notification.ui.NotificationSettingsView", "each choice is saved at once"));

    /** Dialogs with nothing in them to be kept, and those with a key of their own. */
    private static final Map<String, String> OPEN_DIALOGS = Map.ofEntries(
            Map.entry("approval.ui.DecisionBar", "keeps which of its dialogs is open"),
            Map.entry("approval.ui.InboxView", "makes one for DecisionBar"),
            Map.entry("approval.ui.Delegation", "makes one for DecisionBar"),
            Map.entry("intake.ui.FailedTicketList", "a question without a field"),
            Map.entry("administration.ui.HolidayImport", "a question about a file, without a field"),
            Map.entry("administration.ui.HolidayList", "a question without a field"),
            Map.entry("administration.ui.LogoForm", "a question without a field"),
            Map.entry("administration.ui.RetentionForm", "a question without a field"),
            Map.entry("request.ui.AttachmentsPart", "a question without a field"),
            Map.entry("request.ui.RequestView", "a question without a field"),
            Map.entry(
                    "editor.ui.DraftView", "keeps the dialog that publishes; the other is a question without a field"),
            Map.entry("editor.ui.TemplatesView", "a choice of one click"),
            Map.entry("editor.ui.flow", "a choice of one click, saved in the draft at once"),
            Map.entry("editor.ui.form", "a choice of one click, or a question without a field"),
            Map.entry("editor.ui.trial.LetterList", "shows a letter, without a field"),
            Map.entry("editor.ui.trial.TrialPane", "names an imagined request, which is gone after a reload"),
            Map.entry("token.ui.TokenLine", "a question without a field"),
            Map.entry("ui.PersonMenu", "a question without a field"));

    @ArchTest
    static final ArchRule FIELDS_ARE_KEPT = classes()
            .that(new DescribedPredicate<>("make a field") {
                @Override
                public boolean test(JavaClass type) {
                    return type.getConstructorCallsFromSelf().stream()
                            .filter(call -> !isOfParent(type, call))
                            .anyMatch(call -> assignableTo(AbstractField.class).test(call.getTargetOwner()));
                }
            })
            .should(know("keep what is typed", NEED_NOT, KeptFields.class, KeptWords.class));

    @ArchTest
    static final ArchRule DIALOGS_ARE_OPEN_AGAIN = classes()
            .that(new DescribedPredicate<>("make a dialog") {
                @Override
                public boolean test(JavaClass type) {
                    return !assignableTo(PageDialog.class).test(type)
                            && type.getConstructorCallsFromSelf().stream()
                                    .anyMatch(call ->
                                            assignableTo(PageDialog.class).test(call.getTargetOwner()));
                }
            })
            .should(know("open it again after a reload", OPEN_DIALOGS, KeptDialog.class));

    private static boolean isOfParent(JavaClass type, JavaConstructorCall call) {
        return type.getRawSuperclass().filter(call.getTargetOwner()::equals).isPresent()
                || call.getTargetOwner().equals(type);
    }

    private static ArchCondition<JavaClass> know(String what, Map<String, String> except, Class<?>... keepers) {
        return new ArchCondition<>(what) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                Set<String> known = Set.copyOf(type.getDirectDependenciesFromSelf().stream()
                        .map(dependency -> dependency.getTargetClass().getName())
                        .toList());
                boolean keeps = Stream.of(keepers).map(Class::getName).anyMatch(known::contains);
                String name = type.getName().substring("dev.countersign.".length());
                boolean needNot = except.keySet().stream()
                        .anyMatch(one -> name.equals(one) || name.startsWith(one + ".") || name.startsWith(one + "$"));
                events.add(new SimpleConditionEvent(
                        type, keeps || needNot, name + " keeps nothing over a reload: see KeptFields and KeptDialog"));
            }
        };
    }
}
