using System.Reflection;

namespace Gromozeka.FluentMigrations.Tests.Errors;

public class ThrownTextTests
{
    [Fact]
    public void Of_AnException_IsItsMessage() =>
        Assert.Equal("no", ThrownText.Of(new InvalidOperationException("no", new ArgumentException("inner"))));

    [Fact]
    public void Of_AStaticConstructor_NamesClassAndCause() =>
        Assert.Equal(
            "the static constructor of Shop.Names threw InvalidOperationException: no setting",
            ThrownText.Of(new TypeInitializationException("Shop.Names", new InvalidOperationException("no setting")))
        );

    [Fact]
    public void Of_AConstructorCalledByReflection_IsItsCause() =>
        Assert.Equal("no setting", ThrownText.Of(new TargetInvocationException(new InvalidOperationException("no setting"))));

    [Fact]
    public void Of_AWrapperOfNothing_IsItsMessage() => Assert.NotEmpty(ThrownText.Of(new TypeInitializationException("Shop.Names", null)));
}
