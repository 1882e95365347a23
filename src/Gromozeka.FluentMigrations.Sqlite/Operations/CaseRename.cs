using FluentMigrator.Expressions;
using Gromozeka.FluentMigrations.Dialect;
using Gromozeka.FluentMigrations.Sqlite.Schema;
using Gromozeka.FluentMigrations.Sqlite.Sql;

namespace Gromozeka.FluentMigrations.Sqlite.Operations;

/// <summary>
/// A rename that changes only the case of letters: SQLite treats the new name as another table's, so the rename uses a temporary third
/// name.
/// </summary>
internal static class CaseRename
{
    public static IReadOnlyList<RenameTableExpression> Steps(RenameTableExpression expression, IDatabaseSession session)
    {
        var (old, name) = (SqliteQuoter.Instance.UnQuote(expression.OldName), SqliteQuoter.Instance.UnQuote(expression.NewName));
        if (!Names.Same(old, name))
            return [expression];
        var schema = string.IsNullOrEmpty(expression.SchemaName) ? "main" : SqliteQuoter.Instance.UnQuote(expression.SchemaName);
        var between = SqliteQuoter.Exact(FreeName.Of(session, schema, old));
        return
        [
            new RenameTableExpression
            {
                SchemaName = expression.SchemaName,
                OldName = expression.OldName,
                NewName = between,
            },
            new RenameTableExpression
            {
                SchemaName = expression.SchemaName,
                OldName = between,
                NewName = expression.NewName,
            },
        ];
    }
}
