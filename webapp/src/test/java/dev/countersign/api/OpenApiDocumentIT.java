package dev.countersign.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.ImportBeanDefinitionRegistrar;
import org.springframework.context.annotation.ImportSelector;
import org.springframework.core.type.AnnotationMetadata;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.objenesis.SpringObjenesis;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.context.junit.jupiter.web.SpringJUnitWebConfig;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.util.ClassUtils;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.WebApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The document of the interface is what springdoc reads from the controllers, completed by {@link CompletedDocument}. To write it anew, run this test with
 * {@code -Dcountersign.openapi.write=true}.
 */
@SpringJUnitWebConfig(OpenApiDocumentIT.Web.class)
@TestPropertySource(properties = "springdoc.api-docs.version=openapi_3_1")
class OpenApiDocumentIT {

    private static final Path KEPT = Path.of("src/main/resources/dev/countersign/api/openapi.json");

    private final MockMvc web;

    @Autowired
    OpenApiDocumentIT(WebApplicationContext context) {
        this.web = MockMvcBuilders.webAppContextSetup(context).build();
    }

    @Import({Generator.class, Controllers.class})
    static class Web {}

    /** By name: only the test path of this module has them. */
    static final class Generator implements ImportSelector {

        @Override
        public String[] selectImports(AnnotationMetadata importing) {
            return new String[] {
                "org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration",
                "org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration",
                "org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration",
                "org.springframework.boot.autoconfigure.context.ConfigurationPropertiesAutoConfiguration",
                "org.springdoc.core.configuration.SpringDocConfiguration",
                "org.springdoc.core.properties.SpringDocConfigProperties",
                "org.springdoc.core.configuration.SpringDocSecurityConfiguration",
                "org.springdoc.webmvc.core.configuration.SpringDocWebMvcConfiguration"
            };
        }
    }

    /** Without what they use: they are read, and never called. */
    static final class Controllers implements ImportBeanDefinitionRegistrar {

        @Override
        public void registerBeanDefinitions(AnnotationMetadata importing, BeanDefinitionRegistry registry) {
            var scanner = new ClassPathScanningCandidateComponentProvider(false);
            scanner.addIncludeFilter(new AnnotationTypeFilter(RestController.class));
            for (BeanDefinition found : scanner.findCandidateComponents(Api.class.getPackageName())) {
                register(ClassUtils.resolveClassName(String.valueOf(found.getBeanClassName()), null), registry);
            }
        }

        private static <T> void register(Class<T> type, BeanDefinitionRegistry registry) {
            registry.registerBeanDefinition(
                    type.getSimpleName(),
                    new RootBeanDefinition(type, () -> new SpringObjenesis().newInstance(type, false)));
        }
    }

    @Test
    void theDocumentIsThatOfTheControllers() throws Exception {
        String generated =
                web.perform(get("/v3/api-docs")).andReturn().getResponse().getContentAsString();
        String document = CompletedDocument.of(JsonMapper.shared().readTree(generated));
        if (Boolean.getBoolean("countersign.openapi.write")) {
            Files.writeString(KEPT, document);
        }
        assertThat(Files.readString(KEPT)).isEqualTo(document);
    }

    @Test
    void everyCallSaysWhatItNeeds() throws Exception {
        JsonNode document = JsonMapper.shared().readTree(Files.readString(KEPT));
        assertThat(document.path("openapi").asString()).startsWith("3.1");
        assertThat(document.path("paths").size()).isGreaterThan(8);
        document.path("paths")
                .forEach(path -> path.forEach(call -> {
                    assertThat(call.has("summary")).as(call.toString()).isTrue();
                    assertThat(call.path("security").size()).as(call.toString()).isPositive();
                }));
    }
}
