using System.Data;
using FluentMigrator.Infrastructure;

namespace FluentMigrator.Builders;

/// <summary>What the foreign key named last does with its rows when the row that it refers to goes or changes.</summary>
public interface IForeignKeyCascadeSyntax<TNext, TNextFk> : IFluentSyntax
{
    TNextFk OnDelete(Rule rule);

    /// <summary>Sets both rules.</summary>
    TNext OnDeleteOrUpdate(Rule rule);

    TNextFk OnUpdate(Rule rule);
}
