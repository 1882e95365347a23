using FluentMigrator.Infrastructure;

namespace FluentMigrator.Builders.Create.Column;

/// <summary>The schema of the new column's table, then its type.</summary>
public interface ICreateColumnAsTypeOrInSchemaSyntax : ICreateColumnAsTypeSyntax
{
    ICreateColumnAsTypeSyntax InSchema(string schemaName);
}

/// <summary>The type of the new column.</summary>
public interface ICreateColumnAsTypeSyntax : IColumnTypeSyntax<ICreateColumnOptionSyntax>
{
}

/// <summary>The table that receives the new column.</summary>
public interface ICreateColumnOnTableSyntax : IFluentSyntax
{
    ICreateColumnAsTypeOrInSchemaSyntax OnTable(string name);
}

/// <summary>Further options of the new column, or the rules of its foreign key.</summary>
public interface ICreateColumnOptionOrForeignKeyCascadeSyntax
    : ICreateColumnOptionSyntax,
      IForeignKeyCascadeSyntax<ICreateColumnOptionSyntax, ICreateColumnOptionOrForeignKeyCascadeSyntax>
{
}

/// <summary>The options of the new column.</summary>
public interface ICreateColumnOptionSyntax : IColumnOptionSyntax<ICreateColumnOptionSyntax, ICreateColumnOptionOrForeignKeyCascadeSyntax>
{
    /// <summary>
    /// Writes the value into the column of every row that the table has; a column that takes no nulls gets this restriction only
    /// afterwards.
    /// </summary>
    ICreateColumnOptionSyntax SetExistingRowsTo(object value);
}
