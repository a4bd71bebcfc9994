package dev.countersign.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.countersign.attachment.AttachmentId;
import dev.countersign.attachment.IncomingFile;
import dev.countersign.attachment.ReceiveResult;
import dev.countersign.audit.AuditEntry;
import dev.countersign.audit.AuditLog;
import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.form.AttachmentField;
import dev.countersign.definitions.form.Field;
import dev.countersign.definitions.form.FileKind;
import dev.countersign.definitions.form.Form;
import dev.countersign.definitions.text.Text;
import dev.countersign.people.Actor;
import dev.countersign.people.PersonNotActive;
import dev.countersign.template.PublishResult;
import dev.countersign.template.TemplateVersionId;
import dev.countersign.template.Templates;
import dev.countersign.tenant.TenantId;
import dev.countersign.testing.ListedApprovals;
import dev.countersign.testing.Organisation;
import dev.countersign.testing.PurchaseTemplate;
import dev.countersign.testing.Services;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;
import tools.jackson.databind.node.ObjectNode;

/** Files in forms and on running cases: who may what, and what becomes of them. */
@SpringJUnitConfig(Services.class)
class RequestFilesIT {

    private static final String PDF = "%PDF-1.7\n%%EOF\n";

    private final RequestService requests;
    private final RequestFiles files;
    private final CopiedRequests copies;
    private final ListedApprovals approvals;
    private final AuditLog audit;
    private final TenantId acme;
    private final Actor ana;
    private final Actor luis;
    private final Actor marta;
    private final Actor elena;
    private final Actor stranger;
    private final TemplateVersionId template;

    @Autowired
    RequestFilesIT(
            RequestService requests,
            RequestFiles files,
            CopiedRequests copies,
            ListedApprovals approvals,
            AuditLog audit,
            Templates templates,
            Organisation organisation) {
        this.requests = requests;
        this.files = files;
        this.copies = copies;
        this.approvals = approvals;
        this.audit = audit;
        this.acme = organisation.found();
        this.marta = organisation.employee(acme, "Marta Ruiz");
        this.ana = organisation.employee(acme, "Ana Torres", marta);
        this.luis = organisation.employee(acme, "Luis Pardo", marta);
        this.elena = organisation.administrator(acme, "Elena Prado");
        this.stranger = organisation.administrator(organisation.found(), "Adam Price");
        this.template = ((PublishResult.Published) templates.publish(elena, withOffers())).id();
    }

    @Test
    void aFileOfAFormBelongsToItsSenderUntilItIsSubmittedAndThenToTheRequest() throws IOException {
        AttachmentId offer = sent("offer.pdf", PDF);
        assertThat(read(ana, offer)).isEqualTo(PDF);
        assertThat(read(elena, offer))
                .as("administrator, before it is submitted")
                .isNull();
        assertThat(files.own(luis, List.of(offer))).isEmpty();

        RequestId id = submit(offer);

        assertThat(read(elena, offer)).isEqualTo(PDF);
        assertThat(read(marta, offer)).as("not asked yet").isNull();
        assertThat(read(luis, offer)).as("colleague").isNull();
        assertThat(read(stranger, offer)).as("administrator of another tenant").isNull();
        asked(id, Optional.empty());
        assertThat(read(marta, offer)).isEqualTo(PDF);
        assertThat(page(id).facts().getLast().value()).isEqualTo(new Fact.Value.Files(files.own(ana, List.of(offer))));
        assertThat(kinds(id)).containsExactly("request.submitted", "request.file-attached");
        assertThat(audit.ofRequest(acme, id.value()).getLast().content()).contains("offer.pdf", "sha256", "offers");
    }

    @Test
    void aFileIsUsedOnceAndOnlyByItsSender() throws IOException {
        AttachmentId offer = sent("offer.pdf", PDF);
        submit(offer);
        assertThat(problems(ana, offer)).containsExactly("file.unknown");
        assertThat(problems(luis, sent("other.pdf", PDF))).containsExactly("file.unknown");
        assertThat(problems(ana, new AttachmentId(UUID.randomUUID()))).containsExactly("file.unknown");
    }

    @Test
    void theFieldSaysHowManyFilesOfWhichKind() throws IOException {
        AttachmentId one = sent("1.pdf", PDF);
        assertThat(problems(ana, one, sent("2.pdf", PDF), sent("3.pdf", PDF))).containsExactly("file.too-many");
        assertThat(problems(ana, sent("rows.csv", "a;b"))).containsExactly("file.other-kind");
        assertThat(files.receive(ana, Set.of(FileKind.PDF), file("rows.csv", "a;b")))
                .isEqualTo(new ReceiveResult.OtherKind(FileKind.CSV));
        assertThat(files.receive(ana, Set.of(FileKind.PDF), file("x.pdf", ""))).isEqualTo(new ReceiveResult.Empty());
        assertThat(files.receive(ana, Set.of(FileKind.PDF), file("x.pdf", "<html>")))
                .isEqualTo(new ReceiveResult.Lies("PDF", Optional.of("HTML")));
        long tooLarge = files.limits().largest().toBytes() + 1;
        assertThat(files.receive(
                        ana,
                        Set.of(FileKind.PDF),
                        new IncomingFile("x.pdf", tooLarge, new ByteArrayInputStream(new byte[1]))))
                .isEqualTo(new ReceiveResult.TooLarge(tooLarge - 1));
    }

    @Test
    void requesterAndApproversAddToTheRunningCaseAndNobodyElse() throws IOException {
        RequestId id = submit();
        asked(id, Optional.empty());
        assertThat(files.add(ana, id, file("a.pdf", PDF))).isInstanceOf(AddFileResult.Added.class);
        assertThat(files.add(marta, id, file("b.pdf", PDF))).isInstanceOf(AddFileResult.Added.class);
        assertThat(files.add(elena, id, file("c.pdf", PDF))).isEqualTo(new AddFileResult.NotAllowed());
        assertThat(files.add(luis, id, file("d.pdf", PDF))).isEqualTo(new AddFileResult.NotFound());
        assertThat(files.add(stranger, id, file("e.pdf", PDF))).isEqualTo(new AddFileResult.NotFound());
        Actor impostor = new Actor(stranger.tenant(), ana.person(), ana.roles());
        assertThatThrownBy(() -> files.add(impostor, id, file("f.pdf", PDF))).isInstanceOf(PersonNotActive.class);

        assertThat(page(id).files()).extracting(one -> one.file().name()).containsExactly("a.pdf", "b.pdf");
        assertThat(page(id).timeline())
                .filteredOn(TimelineEntry.Attached.class::isInstance)
                .hasSize(2);
        requests.withdraw(ana, id);
        assertThat(files.add(ana, id, file("late.pdf", PDF)))
                .isEqualTo(new AddFileResult.Closed(RequestStatus.WITHDRAWN));
        assertThat(page(id).allowed().attach()).isFalse();
    }

    @Test
    void aFileGoesWithItsBytesWhileNobodyHasDecidedAndIsHiddenAfterwards() throws IOException {
        RequestId id = submit();
        asked(id, Optional.empty());
        AttachmentId first = added(ana, id, "first.pdf");
        assertThat(files.remove(marta, id, first)).isEqualTo(new RemoveFileResult.NotAllowed());
        assertThat(files.remove(ana, id, first)).isEqualTo(new RemoveFileResult.Removed("first.pdf"));
        assertThat(read(ana, first)).isNull();
        assertThat(page(id).files()).isEmpty();

        AttachmentId second = added(ana, id, "second.pdf");
        asked(id, Optional.of(Instant.now().plusSeconds(1)));
        assertThat(page(id).files().getFirst().removal()).isEqualTo(AttachedFile.Removal.HIDE);
        assertThat(files.remove(ana, id, second)).isEqualTo(new RemoveFileResult.Hidden("second.pdf"));
        assertThat(read(ana, second)).isNull();
        assertThat(read(elena, second)).as("administrator").isEqualTo(PDF);
        assertThat(page(id).files().getFirst().hidden()).isTrue();
        assertThat(kinds(id)).contains("request.file-removed", "request.file-hidden");
    }

    @Test
    void aCopyOfARequestHasNoFilesAndSaysSo() throws IOException {
        RequestId id = submit(sent("offer.pdf", PDF));

        CopiedRequest copy = copies.copy(ana, id).orElseThrow();

        assertThat(copy.answers().has("offers")).isFalse();
        assertThat(copy.dropped()).containsExactly(Text.of("Offers"));
    }

    private AttachmentId sent(String name, String content) throws IOException {
        return ((ReceiveResult.Received) files.receive(ana, Set.of(FileKind.values()), file(name, content)))
                .file()
                .id();
    }

    private AttachmentId added(Actor by, RequestId id, String name) throws IOException {
        return ((AddFileResult.Added) files.add(by, id, file(name, PDF))).file().id();
    }

    private static IncomingFile file(String name, String content) {
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);
        return new IncomingFile(name, bytes.length, new ByteArrayInputStream(bytes));
    }

    private @org.jspecify.annotations.Nullable String read(Actor reader, AttachmentId id) throws IOException {
        Optional<Download> download = files.open(reader, id);
        if (download.isEmpty()) {
            return null;
        }
        try (var bytes = download.get().bytes()) {
            return new String(bytes.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private RequestId submit(AttachmentId... offers) {
        return ((SubmitResult.Submitted) requests.submit(ana, submission(offers))).id();
    }

    private List<String> problems(Actor by, AttachmentId... offers) {
        return ((SubmitResult.Invalid) requests.submit(by, submission(offers)))
                .problems().stream().map(problem -> problem.message()).toList();
    }

    private Submission submission(AttachmentId... offers) {
        ObjectNode form = PurchaseTemplate.filledIn();
        for (AttachmentId offer : offers) {
            form.withArray("offers").add(offer.toString());
        }
        return new Submission(UUID.randomUUID(), template, form);
    }

    private RequestCase page(RequestId id) {
        return requests.open(ana, id).orElseThrow();
    }

    private List<String> kinds(RequestId id) {
        return audit.ofRequest(acme, id.value()).stream().map(AuditEntry::kind).toList();
    }

    private void asked(RequestId id, Optional<Instant> decided) {
        approvals.add(
                id,
                new ApprovalTrace.Visit(
                        "manager",
                        1,
                        1,
                        ApprovalTrace.State.OPEN,
                        null,
                        List.of(new ApprovalTrace.Asked(
                                marta.person(),
                                decided.isPresent() ? PathNode.Answer.APPROVED : PathNode.Answer.AWAITED,
                                decided,
                                null)),
                        Instant.now(),
                        Optional.empty(),
                        Optional.empty()));
    }

    private static TemplateDefinition withOffers() {
        TemplateDefinition plain = PurchaseTemplate.definition();
        List<Field> fields = new ArrayList<>(plain.form().fields());
        fields.add(new AttachmentField(
                "offers", Text.of("Offers"), Text.NONE, false, 1, 2, Set.of(FileKind.PDF, FileKind.IMAGE)));
        return new TemplateDefinition(
                plain.key(),
                plain.name(),
                plain.description(),
                plain.prefix(),
                plain.title(),
                new Form(fields),
                plain.steps());
    }
}
