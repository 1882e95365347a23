using Gromozeka.FluentMigrations.Tests.Support;

namespace Gromozeka.FluentMigrations.Tests.Ledger;

/// <summary>A version that cannot be read is an error: taken for version 0, every migration would run again.</summary>
public sealed class UnreadableLedgerTests : IDisposable
{
    private readonly Bed _bed = new();

    public static TheoryData<string> Ledgers =>
    [
        "CREATE TABLE VersionInfo (id INTEGER); INSERT INTO VersionInfo VALUES (1)",
        "CREATE TABLE VersionInfo (id INTEGER)",
        "CREATE TABLE VersionInfo (Version TEXT, AppliedOn DATETIME, Description TEXT); INSERT INTO VersionInfo VALUES ('1', NULL, NULL)",
        "CREATE TABLE VersionInfo (Version INTEGER, AppliedOn DATETIME, Description TEXT); INSERT INTO VersionInfo (Version) VALUES (1), ('two')",
        "CREATE TABLE VersionInfo (Version, AppliedOn DATETIME, Description TEXT); INSERT INTO VersionInfo (Version) VALUES (1.5)",
        "CREATE TABLE VersionInfo (Version, AppliedOn DATETIME, Description TEXT); INSERT INTO VersionInfo (Version) VALUES (x'01')",
        "CREATE TABLE VersionInfo (Version INTEGER, AppliedOn DATETIME, Description TEXT); INSERT INTO VersionInfo (Version) VALUES (NULL)",
        "CREATE TABLE VersionInfo (Version INTEGER, AppliedOn DATETIME, Description TEXT); INSERT INTO VersionInfo (Version) VALUES (1), (NULL)",
        "CREATE VIEW VersionInfo AS SELECT 1 AS id",
        "CREATE VIEW VersionInfo AS SELECT Version FROM nowhere",
    ];

    public void Dispose() => _bed.Dispose();

    [Theory]
    [MemberData(nameof(Ledgers))]
    public void GetCurrentVersion_UnreadableLedger_IsAnErrorAndNoVersion(string sql)
    {
        _bed.File.Execute(sql);

        var error = Refusal.OfUnchanged(_bed, ErrorCodes.LedgerUnreadable, () => _bed.Manager().GetCurrentVersion());

        Assert.Contains(_bed.File.Path, error.What, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Ledgers))]
    public void GetStatus_UnreadableLedger_IsAnError(string sql)
    {
        _bed.File.Execute(sql);

        Refusal.OfUnchanged(_bed, ErrorCodes.LedgerUnreadable, () => _bed.Manager().GetStatus());
    }

    [Theory]
    [MemberData(nameof(Ledgers))]
    public void Migrate_UnreadableLedger_IsRefusedAndChangesNoByte(string sql)
    {
        _bed.File.Execute(sql);

        Refusal.OfUnchanged(_bed, ErrorCodes.LedgerUnreadable, () => _bed.Manager().Migrate());
        Refusal.OfUnchanged(_bed, ErrorCodes.LedgerUnreadable, () => _bed.Manager().Migrate(2));
    }

    [Theory]
    [MemberData(nameof(Ledgers))]
    public void Rollback_UnreadableLedger_IsRefusedAndChangesNoByte(string sql)
    {
        _bed.File.Execute(sql);

        Refusal.OfUnchanged(_bed, ErrorCodes.LedgerUnreadable, () => _bed.Manager().Rollback());
    }

    [Theory]
    [MemberData(nameof(Ledgers))]
    public void Validate_UnreadableLedger_IsTheOnlyFinding(string sql)
    {
        _bed.File.Execute(sql + "; CREATE TABLE facts (name TEXT, fact TEXT); INSERT INTO facts VALUES ('version', '2')");

        var findings = _bed.Manager(configure: options => options.Mirror = KeyValues.Mirror).Validate();

        Assert.Equal([ErrorCodes.LedgerUnreadable], findings.Select(finding => finding.Code));
    }
}
