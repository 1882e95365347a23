using FluentMigrator.Infrastructure;

namespace FluentMigrator.Builders.Alter.Column;

/// <summary>The schema of the altered column's table, then its new type.</summary>
public interface IAlterColumnAsTypeOrInSchemaSyntax : IAlterColumnAsTypeSyntax
{
    IAlterColumnAsTypeSyntax InSchema(string schemaName);
}

/// <summary>The new type of the altered column.</summary>
public interface IAlterColumnAsTypeSyntax : IColumnTypeSyntax<IAlterColumnOptionSyntax>
{
}

/// <summary>The table that the altered column belongs to.</summary>
public interface IAlterColumnOnTableSyntax : IFluentSyntax
{
    IAlterColumnAsTypeOrInSchemaSyntax OnTable(string name);
}

/// <summary>Further options of the altered column, or the rules of its foreign key.</summary>
public interface IAlterColumnOptionOrForeignKeyCascadeSyntax
    : IAlterColumnOptionSyntax,
      IForeignKeyCascadeSyntax<IAlterColumnOptionSyntax, IAlterColumnOptionOrForeignKeyCascadeSyntax>
{
}

/// <summary>The new options of the altered column.</summary>
public interface IAlterColumnOptionSyntax : IColumnOptionSyntax<IAlterColumnOptionSyntax, IAlterColumnOptionOrForeignKeyCascadeSyntax>
{
}
