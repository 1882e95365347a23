using FluentMigrator.Builders.Rename.Column;
using FluentMigrator.Builders.Rename.Table;
using FluentMigrator.Expressions;
using FluentMigrator.Infrastructure;

namespace FluentMigrator.Builders.Rename;

/// <summary>Records each renaming as soon as the old name is given.</summary>
internal sealed class RenameExpressionRoot(IMigrationContext context) : IRenameExpressionRoot, IMigrationContextAccessor
{
    public IMigrationContext GetMigrationContext() => context;

    public IRenameTableToOrInSchemaSyntax Table(string oldName) =>
        new RenameTableExpressionBuilder(context.Record(new RenameTableExpression { OldName = oldName }));

    public IRenameColumnTableSyntax Column(string oldName) =>
        new RenameColumnExpressionBuilder(context.Record(new RenameColumnExpression { OldName = oldName }));
}
