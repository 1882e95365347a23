using FluentMigrator.Infrastructure;

namespace FluentMigrator.Builders.Delete.DefaultConstraint;

/// <summary>The schema of the table, then the column that loses its default.</summary>
public interface IDeleteDefaultConstraintOnColumnOrInSchemaSyntax : IDeleteDefaultConstraintOnColumnSyntax
{
    IDeleteDefaultConstraintOnColumnSyntax InSchema(string schemaName);
}

/// <summary>The column that loses its default.</summary>
public interface IDeleteDefaultConstraintOnColumnSyntax : IFluentSyntax
{
    void OnColumn(string columnName);
}

/// <summary>The table of the column that loses its default.</summary>
public interface IDeleteDefaultConstraintOnTableSyntax : IFluentSyntax
{
    IDeleteDefaultConstraintOnColumnOrInSchemaSyntax OnTable(string tableName);
}
