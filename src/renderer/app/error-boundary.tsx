import { Button } from '@mantine/core';
import { Component, type ReactNode } from 'react';
import { i18n } from '../i18n/i18n.ts';
import { ProblemBand } from '../ui/problem-band.tsx';
import classes from './app.module.css';

interface ErrorBoundaryProps {
  readonly children: ReactNode;
}

interface ErrorBoundaryState {
  readonly fault: Error | null;
}

/** Catches a fault of one screen; the frame and every run go on. */
export class ErrorBoundary extends Component<ErrorBoundaryProps, ErrorBoundaryState> {
  override state: ErrorBoundaryState = { fault: null };

  static getDerivedStateFromError(fault: unknown): ErrorBoundaryState {
    return { fault: fault instanceof Error ? fault : new Error(String(fault)) };
  }

  override render(): ReactNode {
    const { fault } = this.state;
    if (fault === null) return this.props.children;
    return (
      <div className={classes.fault}>
        <ProblemBand
          happened={i18n.t('common.unexpected')}
          meaning={i18n.t('common.unexpectedMeaning')}
          next={i18n.t('common.unexpectedNext')}
          detail={fault.stack ?? fault.message}
          action={
            <Button onClick={() => this.setState({ fault: null })}>
              {i18n.t('common.openAgain')}
            </Button>
          }
        />
      </div>
    );
  }
}
