namespace Gromozeka.FluentMigrations.Tests.Errors;

public sealed class MigrationExceptionTests
{
    [Fact]
    public void Message_Always_HasTheCodeAndTheFourPartsIndented()
    {
        var error = new MigrationException(ErrorCodes.StepFailed, "What.", "one\ntwo", "state", "next");

        Assert.Equal("GM501 What.\n  why:   one\n         two\n  state: state\n  next:  next", error.Message);
        Assert.Null(error.Statement);
        Assert.Null(error.InnerException);
    }

    [Fact]
    public void Constructor_NoCode_IsRefused() =>
        Assert.Throws<ArgumentNullException>(() => new MigrationException(null!, "what", "why", "state", "next"));
}
