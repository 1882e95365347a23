using FluentMigrator.Infrastructure;

namespace FluentMigrator.Builders.Alter.Table;

/// <summary>What can be said of the altered table before its columns: description, existence, schema.</summary>
public interface IAlterTableAddColumnOrAlterColumnOrSchemaOrDescriptionSyntax : IAlterTableAddColumnOrAlterColumnOrSchemaSyntax
{
    /// <summary>Does nothing, instead of failing, when the table does not exist.</summary>
    IAlterTableAddColumnOrAlterColumnOrSchemaSyntax IfExists();

    IAlterTableAddColumnOrAlterColumnOrSchemaSyntax WithDescription(string description);
}

/// <summary>The schema of the altered table, then its columns.</summary>
public interface IAlterTableAddColumnOrAlterColumnOrSchemaSyntax : IAlterTableAddColumnOrAlterColumnSyntax
{
    IAlterTableAddColumnOrAlterColumnSyntax InSchema(string schemaName);
}

/// <summary>The changes that a table takes: a column more, a column changed, another schema.</summary>
public interface IAlterTableAddColumnOrAlterColumnSyntax : IFluentSyntax
{
    IAlterTableColumnAsTypeSyntax AddColumn(string name);
    IAlterTableColumnAsTypeSyntax AlterColumn(string name);

    /// <summary>Moves the table to the schema.</summary>
    void ToSchema(string name);
}

/// <summary>The type of the column that is added or altered.</summary>
public interface IAlterTableColumnAsTypeSyntax : IColumnTypeSyntax<IAlterTableColumnOptionOrAddColumnOrAlterColumnSyntax>
{
}

/// <summary>Further options of the column, the rules of its foreign key, or the next column.</summary>
public interface IAlterTableColumnOptionOrAddColumnOrAlterColumnOrForeignKeyCascadeSyntax
    : IAlterTableColumnOptionOrAddColumnOrAlterColumnSyntax,
      IForeignKeyCascadeSyntax<IAlterTableColumnOptionOrAddColumnOrAlterColumnSyntax,
          IAlterTableColumnOptionOrAddColumnOrAlterColumnOrForeignKeyCascadeSyntax>
{
}

/// <summary>The options of the column that is added or altered, or the next column.</summary>
public interface IAlterTableColumnOptionOrAddColumnOrAlterColumnSyntax
    : IColumnOptionSyntax<IAlterTableColumnOptionOrAddColumnOrAlterColumnSyntax,
          IAlterTableColumnOptionOrAddColumnOrAlterColumnOrForeignKeyCascadeSyntax>,
      IAlterTableAddColumnOrAlterColumnSyntax
{
    /// <summary>
    /// Writes the value into the column of every row that the table has; a column that takes no nulls gets this restriction only
    /// afterwards.
    /// </summary>
    IAlterTableColumnOptionOrAddColumnOrAlterColumnSyntax SetExistingRowsTo(object value);
}
