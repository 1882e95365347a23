using Gromozeka.FluentMigrations.Tests.Support;

namespace Gromozeka.FluentMigrations.Tests.History;

/// <summary>A version that cannot be read is an error: taken for version 0, every migration would run again.</summary>
public sealed class UnreadableHistoryTests : IDisposable
{
    private readonly Bed _bed = new();

    public static TheoryData<string> Historys =>
        [
            "CREATE TABLE VersionInfo (id INTEGER); INSERT INTO VersionInfo VALUES (1)",
            "CREATE TABLE VersionInfo (id INTEGER)",
            "CREATE TABLE VersionInfo (Version TEXT, AppliedOn DATETIME, Description TEXT); "
                + "INSERT INTO VersionInfo VALUES ('1', NULL, NULL)",
            "CREATE TABLE VersionInfo (Version INTEGER, AppliedOn DATETIME, Description TEXT); "
                + "INSERT INTO VersionInfo (Version) VALUES (1), ('two')",
            "CREATE TABLE VersionInfo (Version, AppliedOn DATETIME, Description TEXT); INSERT INTO VersionInfo (Version) VALUES (1.5)",
            "CREATE TABLE VersionInfo (Version, AppliedOn DATETIME, Description TEXT); INSERT INTO VersionInfo (Version) VALUES (x'01')",
            "CREATE TABLE VersionInfo (Version INTEGER, AppliedOn DATETIME, Description TEXT); "
                + "INSERT INTO VersionInfo (Version) VALUES (NULL)",
            "CREATE TABLE VersionInfo (Version INTEGER, AppliedOn DATETIME, Description TEXT); "
                + "INSERT INTO VersionInfo (Version) VALUES (1), (NULL)",
            "CREATE VIEW VersionInfo AS SELECT 1 AS id",
            "CREATE VIEW VersionInfo AS SELECT Version FROM nowhere",
        ];

    public void Dispose() => _bed.Dispose();

    [Theory]
    [MemberData(nameof(Historys))]
    public void GetCurrentVersion_UnreadableHistory_IsAnErrorAndNoVersion(string sql)
    {
        _bed.File.Execute(sql);

        var error = Refusal.OfUnchanged(_bed, ErrorCodes.HistoryUnreadable, () => _bed.Manager().GetCurrentVersion());

        Assert.Contains(_bed.File.Path, error.What, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Historys))]
    public void GetStatus_UnreadableHistory_IsAnError(string sql)
    {
        _bed.File.Execute(sql);

        Refusal.OfUnchanged(_bed, ErrorCodes.HistoryUnreadable, () => _bed.Manager().GetStatus());
    }

    [Theory]
    [MemberData(nameof(Historys))]
    public void Migrate_UnreadableHistory_IsRefusedAndChangesNoByte(string sql)
    {
        _bed.File.Execute(sql);

        Refusal.OfUnchanged(_bed, ErrorCodes.HistoryUnreadable, () => _bed.Manager().Migrate());
        Refusal.OfUnchanged(_bed, ErrorCodes.HistoryUnreadable, () => _bed.Manager().Migrate(2));
    }

    [Theory]
    [MemberData(nameof(Historys))]
    public void Rollback_UnreadableHistory_IsRefusedAndChangesNoByte(string sql)
    {
        _bed.File.Execute(sql);

        Refusal.OfUnchanged(_bed, ErrorCodes.HistoryUnreadable, () => _bed.Manager().Rollback());
    }

    [Theory]
    [MemberData(nameof(Historys))]
    public void Validate_UnreadableHistory_IsTheOnlyFinding(string sql)
    {
        _bed.File.Execute(sql + "; CREATE TABLE facts (name TEXT, fact TEXT); INSERT INTO facts VALUES ('version', '2')");

        var findings = _bed.Manager(configure: options => options.Mirror = KeyValues.Mirror).Validate();

        Assert.Equal([ErrorCodes.HistoryUnreadable], findings.Select(finding => finding.Code));
    }
}
