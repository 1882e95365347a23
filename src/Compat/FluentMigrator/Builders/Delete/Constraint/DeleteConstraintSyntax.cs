using FluentMigrator.Infrastructure;

namespace FluentMigrator.Builders.Delete.Constraint;

/// <summary>The columns of the constraint to delete, for a constraint whose name is derived from them.</summary>
public interface IDeleteConstraintColumnSyntax : IFluentSyntax
{
    void Column(string columnName);
    void Columns(params string[] columnNames);
}

/// <summary>The schema of the constraint's table, then its columns.</summary>
public interface IDeleteConstraintInSchemaOptionsSyntax : IDeleteConstraintColumnSyntax
{
    IDeleteConstraintInSchemaOptionsSyntax InSchema(string schemaName);
}

/// <summary>The table that loses the constraint.</summary>
public interface IDeleteConstraintOnTableSyntax : IFluentSyntax
{
    IDeleteConstraintInSchemaOptionsSyntax FromTable(string tableName);
}
