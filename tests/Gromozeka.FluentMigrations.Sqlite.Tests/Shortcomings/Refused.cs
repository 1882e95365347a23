using FluentMigrator;

namespace Gromozeka.FluentMigrations.Sqlite.Shortcomings;

/// <summary>A refusal names the operation and a way out, and leaves the version where it was.</summary>
internal static class Refused
{
    public static void By(Workbench bench, Action<Migration> up, params string[] words)
    {
        var error = Assert.Throws<MigrationException>(() => bench.Migrate(up));

        Assert.Equal(ErrorCodes.OperationNotSupported, error.Code);
        Assert.All(words, word => Assert.Contains(word, $"{error.Why}. {error.Next}", StringComparison.OrdinalIgnoreCase));
        Assert.Equal("", bench.Read("SELECT Version FROM VersionInfo"));
    }
}
