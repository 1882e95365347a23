using System.Globalization;

using Gromozeka.FluentMigrations.Dialect;

namespace Gromozeka.FluentMigrations.Sqlite.Rebuild.Checks;

/// <summary>What has to be true in the middle of a rebuild.</summary>
internal static class StepChecks
{
    private const string Report = "this must not happen: report it together with the message";

    public static CheckCommand ForeignKeysAreOff() => new(
        ErrorCodes.StepFailed,
        session => session.Number("PRAGMA foreign_keys") == 0 ? null : "foreign keys are enforced, and dropping the old table would delete rows that refer to it",
        Report,
        "PRAGMA foreign_keys");

    public static CheckCommand SameCount(string old, string made)
    {
        var sql = $"SELECT (SELECT count(*) FROM {old}), (SELECT count(*) FROM {made})";
        return new CheckCommand(
            ErrorCodes.StepFailed,
            session =>
            {
                var (before, after) = session.Rows(sql, row => (row.GetInt64(0), row.GetInt64(1))).Single();
                return before == after ? null : string.Create(CultureInfo.InvariantCulture, $"of {before} rows {after} were copied");
            },
            Report,
            sql);
    }
}
