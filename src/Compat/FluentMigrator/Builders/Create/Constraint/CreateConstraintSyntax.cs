using FluentMigrator.Infrastructure;

namespace FluentMigrator.Builders.Create.Constraint;

/// <summary>The columns that the constraint covers, in order.</summary>
public interface ICreateConstraintColumnsSyntax
{
    ICreateConstraintOptionsSyntax Column(string columnName);
    ICreateConstraintOptionsSyntax Columns(params string[] columnNames);
}

/// <summary>The table that receives the constraint.</summary>
public interface ICreateConstraintOnTableSyntax : IFluentSyntax
{
    ICreateConstraintWithSchemaOrColumnSyntax OnTable(string tableName);
}

/// <summary>The end of the sentence; extension methods for particular databases hang on here.</summary>
public interface ICreateConstraintOptionsSyntax : IFluentSyntax
{
}

/// <summary>The schema of the constraint's table, or its columns at once.</summary>
public interface ICreateConstraintWithSchemaOrColumnSyntax : ICreateConstraintColumnsSyntax, ICreateConstraintWithSchemaSyntax
{
}

/// <summary>The schema of the constraint's table.</summary>
public interface ICreateConstraintWithSchemaSyntax : IFluentSyntax
{
    ICreateConstraintColumnsSyntax WithSchema(string schemaName);
}
