import { Navigate } from '@tanstack/react-router';

/** Leads to the workbench: that is where everybody lands. */
export const Home = () => <Navigate to="/" replace />;
