using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Sqlite.Connections;
using Gromozeka.FluentMigrations.Sqlite.Rebuild.Checks;
using Gromozeka.FluentMigrations.Sqlite.Schema;
using Gromozeka.FluentMigrations.Sqlite.Sql;

namespace Gromozeka.FluentMigrations.Sqlite.Rebuild;

/// <summary>
/// Writes the commands of one rebuild, and of everything that depends on the rows. The step numbers are those of SQLite's own procedure
/// (sqlite.org/lang_altertable.html#otheralter); commands without a number are not part of it.
/// </summary>
internal static class RebuildScript
{
    /// <exception cref="CheckFailedException">A virtual table would find other rows, and cannot be rebuilt.</exception>
    public static IReadOnlyList<DatabaseCommand> Of(SqliteSession session, TableRebuild rebuild)
    {
        var indexes = ContentIndexes.Rebuild(session, rebuild);
        var isWritable = session.Number("PRAGMA writable_schema") != 0;
        return
        [
            .. isWritable ? [new SqlCommand("PRAGMA writable_schema = OFF")] : Array.Empty<DatabaseCommand>(),
            .. Procedure(
                rebuild,
                session.Number("PRAGMA legacy_alter_table") != 0,
                Shadows.Read(session, rebuild.Table.Name),
                Statistics.Read(session, rebuild)
            ),
            .. indexes,
        ];
    }

    /// <param name="rebuild">The change.</param>
    /// <param name="isLegacy">Whether <c>legacy_alter_table</c> is already on, and stays on.</param>
    /// <param name="shadows">The temporary objects that hide tables, whose indexes SQLite then does not find.</param>
    /// <param name="statistics">The statistics of the table.</param>
    private static IEnumerable<DatabaseCommand> Procedure(TableRebuild rebuild, bool isLegacy, Shadows shadows, Statistics statistics)
    {
        var table = rebuild.Table;
        var schema = SqliteQuoter.Exact(table.Schema);
        var temporary = SqliteQuoter.ExactTable(rebuild.TemporaryName, table.Schema);

        // Steps 1 and 2, turning foreign keys off and BEGIN, are done by the session. With foreign keys on, step 6 would delete the rows
        // first, and with ON DELETE CASCADE those of other tables; no later check would detect that.
        yield return StepChecks.ForeignKeysAreOff();

        if (rebuild.After.QuotesTexts)
            yield return new QuotedTexts.Command(IsAllowed: true);

        // Step 4. References of the table to itself already use its final name.
        yield return new SqlCommand(TemporaryText.Of(rebuild));

        // Step 5. An ON CONFLICT clause of the table must not silently drop a row: hence OR ABORT.
        var order = rebuild.OldRowId is { } rowId ? $" ORDER BY {rowId}" : "";
        var needsCopy = Conditions.NeedCopy(rebuild);
        if (needsCopy)
            yield return new SqlCommand("PRAGMA ignore_check_constraints = ON");
        yield return new SqlCommand(
            $"INSERT OR ABORT INTO {temporary} ({string.Join(", ", rebuild.Copies.Select(copy => copy.Column))})\n"
                + $"SELECT {string.Join(", ", rebuild.Copies.Select(copy => copy.Value))} FROM {table.Qualified}{order}"
        )
        {
            OnViolation = Misfits.OfCopy(rebuild),
            CopiesTable = table.Name,
        };
        yield return StepChecks.SameCount(table.Qualified, temporary);
        if (needsCopy)
        {
            yield return new SqlCommand("PRAGMA ignore_check_constraints = OFF");
            foreach (var condition in Conditions.OfCopy(rebuild))
                yield return condition;
        }

        if (rebuild.Before.IsAutoincrement && rebuild.After.IsAutoincrement)
        {
            foreach (var command in KeepHighestNumber(schema, table.Name, rebuild.TemporaryName))
                yield return command;
        }

        foreach (var command in statistics.MoveAside())
            yield return command;

        // Step 6.
        yield return new SqlCommand($"DROP TABLE {table.Qualified}");

        // Step 7. Without the legacy rules, SQLite would parse every view and trigger, and fail at the first that refers to the table,
        // which does not exist at this moment. With them, it leaves views and triggers unchanged.
        if (!isLegacy)
            yield return new SqlCommand("PRAGMA legacy_alter_table = ON");
        foreach (var command in shadows.MoveAside())
            yield return command;
        yield return new SqlCommand($"ALTER TABLE {temporary} RENAME TO {SqliteQuoter.Exact(table.Name)}");
        foreach (var command in shadows.MoveBack())
            yield return command;
        if (!isLegacy)
            yield return new SqlCommand("PRAGMA legacy_alter_table = OFF");
        foreach (var command in TemporaryText.Restore(rebuild))
            yield return command;

        // Step 8. Indexes before triggers, each in the order of their creation.
        var reads = new ConditionReads(rebuild);
        foreach (var index in rebuild.Draft.Indexes)
        {
            var areStored = !reads.ReadsChanged([.. SqliteTokenizer.Read(index.Sql)]);
            yield return new SqlCommand(index.QualifiedSql)
            {
                OnViolation = Misfits.OfIndex(table.Name, table.Schema, index.Sql, areStored),
            };
        }

        foreach (var trigger in table.Triggers)
            yield return new SqlCommand(trigger.QualifiedSql);

        if (rebuild.After.QuotesTexts)
            yield return new QuotedTexts.Command(IsAllowed: false);

        // Step 9, creating views again, is not needed. SchemaWatch verifies the dependents of the table at the end of the step.
        foreach (var command in statistics.Restore())
            yield return command;

        // Steps 10 to 12, foreign_key_check, COMMIT and restoring foreign keys, are done by the session, once for the whole step.
    }

    /// <summary>
    /// Copies the highest number ever used, which would be lost with the dropped table; without it, numbers of deleted rows would be
    /// reused.
    /// </summary>
    private static IEnumerable<SqlCommand> KeepHighestNumber(string schema, string table, string temporary)
    {
        var (old, made) = (SqliteQuoter.Instance.QuoteValue(table), SqliteQuoter.Instance.QuoteValue(temporary));
        var highest = $"SELECT seq FROM {schema}.sqlite_sequence WHERE name = {old}";
        yield return new SqlCommand(
            $"INSERT INTO {schema}.sqlite_sequence (name, seq) SELECT {made}, "
                + $"0 WHERE NOT EXISTS (SELECT 1 FROM {schema}.sqlite_sequence WHERE name = {made})"
        );
        yield return new SqlCommand(
            $"UPDATE {schema}.sqlite_sequence SET seq = max(seq, ({highest})) WHERE name = {made} AND EXISTS ({highest})"
        );
        yield return new SqlCommand($"DELETE FROM {schema}.sqlite_sequence WHERE name = {made} AND NOT EXISTS ({highest})");
    }
}
