using System.Data;
using FluentMigrator.Infrastructure;

namespace FluentMigrator.Builders.Create.ForeignKey;

/// <summary>What the foreign key does with its rows when the row that it refers to goes or changes.</summary>
public interface ICreateForeignKeyCascadeSyntax : IFluentSyntax
{
    ICreateForeignKeyCascadeSyntax OnDelete(Rule rule);

    /// <summary>Sets both rules.</summary>
    void OnDeleteOrUpdate(Rule rule);

    ICreateForeignKeyCascadeSyntax OnUpdate(Rule rule);
}

/// <summary>The schema of the referring table, then its columns.</summary>
public interface ICreateForeignKeyForeignColumnOrInSchemaSyntax : ICreateForeignKeyForeignColumnSyntax
{
    ICreateForeignKeyForeignColumnSyntax InSchema(string schemaName);
}

/// <summary>The referring columns.</summary>
public interface ICreateForeignKeyForeignColumnSyntax : IFluentSyntax
{
    ICreateForeignKeyToTableSyntax ForeignColumn(string column);
    ICreateForeignKeyToTableSyntax ForeignColumns(params string[] columns);
}

/// <summary>The table that holds the reference.</summary>
public interface ICreateForeignKeyFromTableSyntax : IFluentSyntax
{
    ICreateForeignKeyForeignColumnOrInSchemaSyntax FromTable(string table);
}

/// <summary>The schema of the table referred to, then its columns.</summary>
public interface ICreateForeignKeyPrimaryColumnOrInSchemaSyntax : ICreateForeignKeyPrimaryColumnSyntax
{
    ICreateForeignKeyPrimaryColumnSyntax InSchema(string schemaName);
}

/// <summary>The columns referred to, in the order of the referring ones.</summary>
public interface ICreateForeignKeyPrimaryColumnSyntax : IFluentSyntax
{
    ICreateForeignKeyCascadeSyntax PrimaryColumn(string column);
    ICreateForeignKeyCascadeSyntax PrimaryColumns(params string[] columns);
}

/// <summary>The table referred to.</summary>
public interface ICreateForeignKeyToTableSyntax : IFluentSyntax
{
    ICreateForeignKeyPrimaryColumnOrInSchemaSyntax ToTable(string table);
}
