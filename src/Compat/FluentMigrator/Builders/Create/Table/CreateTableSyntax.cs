using FluentMigrator.Infrastructure;

namespace FluentMigrator.Builders.Create.Table;

/// <summary>The type of the column named last.</summary>
public interface ICreateTableColumnAsTypeSyntax : IColumnTypeSyntax<ICreateTableColumnOptionOrWithColumnSyntax>
{
}

/// <summary>Further options of the column, the rules of its foreign key, or the next column.</summary>
public interface ICreateTableColumnOptionOrForeignKeyCascadeOrWithColumnSyntax
    : ICreateTableColumnOptionOrWithColumnSyntax,
      IForeignKeyCascadeSyntax<ICreateTableColumnOptionOrWithColumnSyntax, ICreateTableColumnOptionOrForeignKeyCascadeOrWithColumnSyntax>
{
}

/// <summary>The options of the column named last, or the next column.</summary>
public interface ICreateTableColumnOptionOrWithColumnSyntax
    : IColumnOptionSyntax<ICreateTableColumnOptionOrWithColumnSyntax, ICreateTableColumnOptionOrForeignKeyCascadeOrWithColumnSyntax>,
      ICreateTableWithColumnSyntax
{
}

/// <summary>What can be said of the new table before its columns: description, existence, schema.</summary>
public interface ICreateTableWithColumnOrSchemaOrDescriptionSyntax : ICreateTableWithColumnOrSchemaSyntax
{
    /// <summary>Does nothing, instead of failing, when there is such a table already.</summary>
    ICreateTableWithColumnOrSchemaOrDescriptionSyntax IfNotExists();

    ICreateTableWithColumnOrSchemaSyntax WithDescription(string description);
}

/// <summary>The schema of the new table, then its columns.</summary>
public interface ICreateTableWithColumnOrSchemaSyntax : ICreateTableWithColumnSyntax
{
    ICreateTableWithColumnSyntax InSchema(string schemaName);
}

/// <summary>The columns of the new table.</summary>
public interface ICreateTableWithColumnSyntax : IFluentSyntax
{
    ICreateTableColumnAsTypeSyntax WithColumn(string name);
}
