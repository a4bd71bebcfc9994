package dev.countersign.approval;

import dev.countersign.definitions.TemplateDefinition;
import dev.countersign.definitions.step.Step;
import dev.countersign.localaws.LocalAws;
import dev.countersign.localaws.LocalAwsConfig;
import dev.countersign.testing.SilentApprovalServices;
import dev.countersign.testing.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.util.FileSystemUtils;
import software.amazon.awssdk.services.sfn.SfnClient;

/** Opens companies for a test and closes them after it. All tests of a process use one AWS endpoint. */
final class Companies implements AfterEachCallback {

    private static final class Endpoint {

        static final LocalAws AWS = start();

        private static LocalAws start() {
            try {
                return LocalAws.start(LocalAwsConfig.on(0, TestDatabase.get().empty(), Company.KEYS));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private final List<Company> companies = new ArrayList<>();
    private final List<Path> folders = new ArrayList<>();

    /** With a manager who decides first, then finance and the owner of the budget. */
    Company open() {
        return open(Purchase.template());
    }

    Company open(TemplateDefinition template) {
        return add(new Company(Endpoint.AWS.endpoint(), folder(), template));
    }

    /**
     * One whose people get no letters.
     *
     * @param sfn what the company uses as Step Functions
     */
    Company silent(TemplateDefinition template, Function<Company, SfnClient> sfn) {
        return add(new Company(Endpoint.AWS.endpoint(), folder(), template, SilentApprovalServices.class, sfn));
    }

    private Company add(Company company) {
        companies.add(company);
        return company;
    }

    /** With these steps and a group for each of the two sides. */
    Sides sides(Step... steps) {
        return new Sides(open(Purchase.template(List.of(steps))));
    }

    /** Before the end of the test, for a test that opens many. */
    void close(Company company) {
        companies.remove(company);
        company.close();
    }

    private Path folder() {
        try {
            Path folder = Files.createTempDirectory("company");
            folders.add(folder);
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void afterEach(ExtensionContext test) throws IOException {
        companies.forEach(Company::close);
        companies.clear();
        for (Path folder : folders) {
            FileSystemUtils.deleteRecursively(folder);
        }
        folders.clear();
    }
}
