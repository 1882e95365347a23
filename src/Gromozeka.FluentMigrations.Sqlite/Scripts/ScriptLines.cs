using FluentMigrator.Generation;
using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Replay;

namespace Gromozeka.FluentMigrations.Sqlite.Scripts;

/// <summary>Writes the transactions of a script.</summary>
/// <param name="quoter">Writes values.</param>
/// <param name="foreignKeys">The statement that a script begins with: whether foreign keys are enforced.</param>
/// <param name="isGuarded">Whether the script has checks.</param>
internal sealed class ScriptLines(IQuoter quoter, string foreignKeys, bool isGuarded)
{
    /// <summary>The lines of some actions.</summary>
    public IEnumerable<string> Of(IEnumerable<DryRunAction> actions)
    {
        var transactions = Transactions(actions);
        var lines = transactions.SelectMany(Of);
        // A run does not keep what a statement of the migration has set; within a transaction, SQLite ignores it.
        return transactions.Exists(transaction => transaction is [DryRunAction.Run { Command.IsByAuthor: true }])
            ? lines.Append(foreignKeys)
            : lines;
    }

    /// <summary>Whether the database is checked before or after an action.</summary>
    public static bool IsChecked(DryRunAction action) =>
        action is DryRunAction.Begin { RebuildsTables: true } || (action is DryRunAction.Run run && ConditionOf(run.Command) is not null);

    /// <summary>The actions from each BEGIN to its end; each action outside a transaction is a group of its own.</summary>
    private static List<List<DryRunAction>> Transactions(IEnumerable<DryRunAction> actions)
    {
        var transactions = new List<List<DryRunAction>>();
        var isOpen = false;
        foreach (var action in actions.Where(action => action is not DryRunAction.Touch))
        {
            if (!isOpen || action is DryRunAction.Begin)
                transactions.Add([]);
            transactions[^1].Add(action);
            isOpen = action is DryRunAction.Begin || (isOpen && action is DryRunAction.Run);
        }

        return transactions;
    }

    private List<string> Of(List<DryRunAction> transaction)
    {
        var commands = transaction.OfType<DryRunAction.Run>().Select(run => run.Command).ToList();
        var statements = commands.SelectMany(Of).ToList();
        if (statements.Count == 0)
            return statements;
        var checks = commands.Count(command => ConditionOf(command) is not null);
        List<string> open = checks > 0 ? [ScriptGuard.Open(checks)] : [];
        return transaction[0] is DryRunAction.Begin begin
            ?
            [
                .. begin.Schema is { } schema && ScriptGuard.TablesFit(schema, transaction) is { } condition
                    ? [ScriptGuard.Look(ScriptGuard.Tables, condition)]
                    : Array.Empty<string>(),
                .. begin.RebuildsTables ? ["PRAGMA foreign_keys = OFF;"] : Array.Empty<string>(),
                .. open,
                "BEGIN IMMEDIATE;",
                .. statements,
                .. isGuarded ? [ScriptGuard.Undo] : Array.Empty<string>(),
                transaction[^1] is DryRunAction.Commit ? "COMMIT;" : "ROLLBACK;",
                .. begin.RebuildsTables ? [foreignKeys] : Array.Empty<string>(),
            ]
            : [.. open, .. statements];
    }

    private IEnumerable<string> Of(DatabaseCommand command)
    {
        var lines = SqlText.Of(command, quoter).Select(SqlText.Read);
        return ConditionOf(command) is { } condition ? lines.Append(SqlText.Read(ScriptGuard.Close(condition))) : lines;
    }

    /// <summary>The condition of a check; null for any other command, and for a check that a script cannot make.</summary>
    private static string? ConditionOf(DatabaseCommand command) =>
        command is CheckCommand { Query: { } query } ? SqlText.FindsNothing(query) : null;
}
