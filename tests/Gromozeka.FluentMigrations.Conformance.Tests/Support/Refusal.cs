namespace Gromozeka.FluentMigrations.Conformance.Tests.Support;

/// <summary>Asserts of an operation that must fail.</summary>
internal static class Refusal
{
    /// <summary>It fails with an error of four parts.</summary>
    public static MigrationException Of(ErrorCode code, Action operation)
    {
        var error = Assert.Throws<MigrationException>(operation);
        Assert.Equal(code.Id + "\n" + error.Message, error.Code.Id + "\n" + error.Message);
        Assert.All([error.What, error.Why, error.State, error.Next], part => Assert.False(string.IsNullOrWhiteSpace(part)));
        return error;
    }

    /// <summary>The same, and nothing of the database changes: neither the application's part nor the history.</summary>
    public static MigrationException OfUnchanged(Product product, ErrorCode code, Action operation)
    {
        var before = Content.WithHistoryOf(product);
        var error = Of(code, operation);
        before.AssertSame(Content.WithHistoryOf(product));
        return error;
    }
}
