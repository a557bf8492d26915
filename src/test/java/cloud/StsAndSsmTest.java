package cloud;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.services.ssm.model.ParameterAlreadyExistsException;
import software.amazon.awssdk.services.ssm.model.ParameterNotFoundException;
import software.amazon.awssdk.services.ssm.model.ParameterType;
import software.amazon.awssdk.services.ssm.model.PutParameterRequest;
import software.amazon.awssdk.services.ssm.model.ResourceTypeForTagging;
import software.amazon.awssdk.services.ssm.model.SsmException;
import software.amazon.awssdk.services.ssm.model.Tag;
import software.amazon.awssdk.services.sts.StsClient;

/** The stand-in tells who calls, and keeps parameters as the Parameter Store does. */
class StsAndSsmTest extends CloudTest {
    private static final String LOCK = "/faultline/blinklean/lock";

    private SsmClient ssm;

    @BeforeEach
    void client() {
        ssm = clients.of(SsmClient.builder());
    }

    private static PutParameterRequest.Builder lock(String owner) {
        return PutParameterRequest.builder()
                .name(LOCK)
                .type(ParameterType.STRING)
                .value(owner)
                .overwrite(false)
                .tags(tag("faultline-run", owner));
    }

    private static Tag tag(String key, String value) {
        return Tag.builder().key(key).value(value).build();
    }

    @Test
    void theCallerIsOfTheAccount() {
        StsClient sts = clients.of(StsClient.builder());

        assertThat(sts.getCallerIdentity().account()).isEqualTo("111122223333");
        assertThat(sts.getCallerIdentity().arn()).isEqualTo("arn:aws:iam::111122223333:user/operator");
    }

    @Test
    void aParameterIsWrittenOnceUnlessItMayBeOverwritten() {
        ssm.putParameter(lock("one").build());

        assertThatThrownBy(() -> ssm.putParameter(lock("two").build()))
                .isInstanceOf(ParameterAlreadyExistsException.class);
        assertThat(ssm.getParameter(get -> get.name(LOCK)).parameter().value()).isEqualTo("one");

        ssm.putParameter(put -> put.name(LOCK).value("three").overwrite(true));
        assertThat(ssm.getParameter(get -> get.name(LOCK)).parameter().value()).isEqualTo("three");
        assertThat(ssm.getParameter(get -> get.name(LOCK)).parameter().version())
                .isEqualTo(2);
    }

    @Test
    void aParameterWithTagsIsNotOverwritten() {
        assertThatThrownBy(() -> ssm.putParameter(lock("one").overwrite(true).build()))
                .isInstanceOf(SsmException.class)
                .hasMessageContaining("tags and overwrite");
    }

    @Test
    void aDeletedParameterIsGone() {
        ssm.putParameter(lock("one").build());
        assertThat(cloud.leftBehind(Map.of("faultline-run", "one")))
                .containsExactly("arn:aws:ssm:ap-south-1:111122223333:parameter/faultline/blinklean/lock");

        ssm.deleteParameter(delete -> delete.name(LOCK));

        assertThat(cloud.leftBehind(Map.of("faultline-run", "one"))).isEmpty();
        assertThatThrownBy(() -> ssm.getParameter(get -> get.name(LOCK)))
                .isInstanceOf(ParameterNotFoundException.class);
        assertThatThrownBy(() -> ssm.deleteParameter(delete -> delete.name(LOCK)))
                .isInstanceOf(ParameterNotFoundException.class);
    }

    @Test
    void tagsOfAParameterComeAndGo() {
        ssm.putParameter(lock("one").build());
        ssm.addTagsToResource(add -> add.resourceType(ResourceTypeForTagging.PARAMETER)
                .resourceId(LOCK)
                .tags(tag("faultline", "blinklean")));
        ssm.removeTagsFromResource(remove -> remove.resourceType(ResourceTypeForTagging.PARAMETER)
                .resourceId(LOCK)
                .tagKeys(List.of("faultline-run")));

        assertThat(ssm.listTagsForResource(list -> list.resourceType(ResourceTypeForTagging.PARAMETER)
                                .resourceId(LOCK))
                        .tagList())
                .containsExactly(tag("faultline", "blinklean"));
    }

    @Test
    void aRequestThatTheModelDoesNotAllowIsRefused() {
        assertThatThrownBy(() -> ssm.putParameter(lock("one").type("Text").build()))
                .isInstanceOf(SsmException.class)
                .hasMessageContaining("Type: expected one of [SecureString, String, StringList]");
        assertThatThrownBy(() -> ssm.putParameter(put -> put.name(LOCK)))
                .isInstanceOf(SsmException.class)
                .hasMessageContaining("the member Value is missing");
    }
}
