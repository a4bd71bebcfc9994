package dev.countersign.database;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.util.Credentials;
import java.net.URI;
import java.util.Objects;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.stereotype.Component;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.rds.RdsUtilities;

/**
 * Signs in to RDS with a token of the program's own role instead of a password. A token is valid for 15 minutes and needed only when a connection
 * begins, so each connection gets a new one.
 *
 * @see <a href="https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/UsingWithRDS.IAMDBAuth.html">IAM database authentication</a>
 */
@Component
class IamLogin implements BeanPostProcessor {

    private static final String JDBC = "jdbc:";

    private final boolean wanted;
    private final String region;

    /** @param wanted false for a database with a password */
    IamLogin(
            @Value("${countersign.database.iam-login:false}") boolean wanted,
            @Value("${countersign.aws.region:us-east-1}") String region) {
        this.wanted = wanted;
        this.region = region;
    }

    @Override
    public Object postProcessBeforeInitialization(Object bean, String name) {
        if (wanted && bean instanceof HikariDataSource pool) {
            AwsCredentialsProvider role = DefaultCredentialsProvider.builder().build();
            pool.setCredentialsProvider(() -> credentials(pool, role));
        }
        return bean;
    }

    Credentials credentials(HikariDataSource pool, AwsCredentialsProvider role) {
        URI database = URI.create(pool.getJdbcUrl().substring(JDBC.length()));
        String user = Objects.requireNonNull(pool.getUsername(), "spring.datasource.username is missing");
        RdsUtilities utilities = RdsUtilities.builder()
                .region(Region.of(region))
                .credentialsProvider(role)
                .build();
        String token = utilities.generateAuthenticationToken(request ->
                request.hostname(database.getHost()).port(database.getPort()).username(user));
        return new Credentials(user, token);
    }
}
