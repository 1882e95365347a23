using System.Globalization;
using FluentMigrator.Runner.VersionTableInfo;
using Gromozeka.FluentMigrations.Dialect;

namespace Gromozeka.FluentMigrations.History;

/// <summary>
/// The SQL that reads a <see cref="HistoryPulse"/>: a row for each of the highest versions, followed by four values that are the same in
/// every row.
/// </summary>
internal static class PulseQuery
{
    /// <param name="database">The database.</param>
    /// <param name="names">The version table.</param>
    /// <param name="hasTimes">Whether the version table records when a version was applied; one that an old FluentMigrator created does
    /// not.</param>
    /// <param name="log">The log; null if there is none.</param>
    public static string Of(IDatabase database, IVersionTableMetaData names, bool hasTimes, LogStatements? log)
    {
        var name = new TableName(names.SchemaName, names.TableName);
        var table = database.Quote(name);
        var version = database.Quoter.QuoteColumnName(names.ColumnName);
        var applied = hasTimes
            ? $"(SELECT v.{database.Quoter.QuoteColumnName(names.AppliedOnColumnName)} FROM {table} v WHERE v.{version} = (SELECT "
                + $"max(w.{version}) FROM {table} w))"
            : "NULL";
        // If no version is applied, there is still one row, because the log may have entries.
        return string.Create(
            CultureInfo.InvariantCulture,
            $"SELECT h.{version}, s.* FROM (SELECT (SELECT count(*) FROM {table}), {applied}, {log?.LastStart ?? "NULL"}, "
                + $"{log?.LastUnsettled(HistoryPulse.Most) ?? "0"}) s "
                + $"LEFT JOIN ({database.HighestKeys(name, names.ColumnName, HistoryPulse.Most)}) h ON 1 = 1"
        );
    }
}
